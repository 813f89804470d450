package dev.novadraw.engine.kind;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A language of results, written as its two-letter code.
 */
public enum Language {

	EN("English"), DE("German");

	private final String englishName;

	Language(String englishName) {
		this.englishName = englishName;
	}

	public String englishName() {
		return this.englishName;
	}

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	static Language of(String code) {
		for (Language language : values()) {
			if (language.code().equals(code)) {
				return language;
			}
		}
		throw new IllegalArgumentException("Languages are en and de");
	}

}
