package dev.novadraw.gateway.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The headers and parameters that an operation reads from the request itself. Its
 * signature does not show them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsHeaders {

	/**
	 * The names of headers, such as {@code Prefer}.
	 */
	String[] headers() default {};

	/**
	 * The names of parameters, such as {@code limit}.
	 */
	String[] parameters() default {};

}
