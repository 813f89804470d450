package dev.novadraw.engine.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@link Size} of texts by {@link TextLength}. The validator of Hibernate counts
 * UTF-16 units. This one takes precedence, because it is found as a service and its type
 * is more specific.
 */
public final class TextSizeValidator implements ConstraintValidator<Size, String> {

	private int min;

	private int max;

	@Override
	public void initialize(Size size) {
		this.min = size.min();
		this.max = size.max();
	}

	@Override
	public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
		int length = (text != null) ? TextLength.of(text) : this.min;
		return length >= this.min && length <= this.max;
	}

}
