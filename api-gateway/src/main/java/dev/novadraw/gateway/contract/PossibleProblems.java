package dev.novadraw.gateway.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With which problems a call may end, beside those with which every call may.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PossibleProblems {

	/**
	 * The codes of the problems.
	 */
	String[] value();

}
