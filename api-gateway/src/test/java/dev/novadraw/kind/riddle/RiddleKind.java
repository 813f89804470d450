package dev.novadraw.kind.riddle;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Language;

/**
 * A second kind, without a drawing. It shows that the gateway depends on no specific
 * kind.
 */
final class RiddleKind implements Kind<RiddleKind.Input, RiddleKind.Riddle> {

	@Override
	public String name() {
		return "riddle";
	}

	@Override
	public String collection() {
		return "riddles";
	}

	@Override
	public Class<Input> inputType() {
		return Input.class;
	}

	@Override
	public Class<Riddle> resultType() {
		return Riddle.class;
	}

	@Override
	public DrawingUse drawing() {
		return DrawingUse.NONE;
	}

	record Input(@NotNull @Size(min = 1, max = 100) String subject, @Min(1) @Max(5) int difficultyLevel,
			@Nullable List<@NotNull Language> languages) {

		Input {
			if ("nothing".equals(subject) && difficultyLevel > 1) {
				throw new IllegalArgumentException("Nothing cannot be difficult");
			}
		}

	}

	record Riddle(String question, String answer) {
	}

}
