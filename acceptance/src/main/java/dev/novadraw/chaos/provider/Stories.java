package dev.novadraw.chaos.provider;

import java.util.List;
import java.util.Map;

import dev.novadraw.engine.json.Json;

/**
 * A valid story.
 */
public final class Stories {

	/**
	 * A word of every story, which reveals stories in files that must not contain them.
	 */
	public static final String CANARY = "Quibblewick";

	private static final String TEXT = """
			One bright morning %1$s woke up because a small voice was calling from the garden. It was a little
			bird with a pink tail, and it looked very worried. "I have lost my song," said the bird. "I had it
			yesterday, and now it is gone." "Then we will look for it together," said %1$s. First they looked
			under the old apple tree, but there was only a sleepy snail called Quibblewick. Then they looked
			behind the blue gate, but there was only the wind, and the wind was playing with the leaves. At last
			they sat down in the warm grass and listened. They heard the bees and they heard the brook. Then
			%1$s began to hum, very softly, as if to a baby. The bird put its head on one side. It hummed along,
			and all at once the song was there again, round and clear like a drop of rain. "It was in you all the
			time," said %1$s and laughed. And from that day on the two of them sang to the sun every morning.
			""";

	private Stories() {
	}

	/** Returns the story of a call, with the number of the call in its title. */
	static String about(Call call) {
		return Json.MAPPER.writeValueAsString(
				Map.of("theme", "friendship", "versions", List.of(Map.of("language", "en", "title", title(call), "text",
						TEXT.formatted(call.hero()), "observed_elements", List.of("pink tail", "apple tree")))));
	}

	private static String title(Call call) {
		return "The bird and the song " + call.number();
	}

}
