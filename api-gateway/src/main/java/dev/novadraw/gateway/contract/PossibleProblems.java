package dev.novadraw.gateway.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.novadraw.engine.problem.ProblemCode;

/**
 * The problems with which an operation may end, besides those common to all operations.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PossibleProblems {

	/**
	 * The problems.
	 */
	ProblemCode[] value();

}
