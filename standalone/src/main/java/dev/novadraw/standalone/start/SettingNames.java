package dev.novadraw.standalone.start;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The environment variables of settings, for messages that describe an invalid value.
 */
public final class SettingNames {

	/** The variable in a value such as <code>${NOVA_PORT:8080}</code>. */
	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*+)");

	/** The name of a setting in a message. */
	private static final Pattern SETTING = Pattern.compile("nova(?:\\.[a-z0-9-]++)++");

	private static final int MAX_SHOWN = 60;

	private static final Map<Class<?>, String> EXPECTED = Map.of(Integer.class, "a whole number", Long.class,
			"a whole number", Short.class, "a whole number", Double.class, "a number", Boolean.class, "true or false",
			Duration.class, "a duration such as 500ms, 30s or 5m", DataSize.class, "a size such as 512KB or 16MB",
			InetAddress.class, "an address such as 127.0.0.1", URI.class, "a URL such as https://s3.example.org");

	private final ConfigurableEnvironment environment;

	public SettingNames(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Returns the message for a setting that could not be bound.
	 */
	String explain(BindException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConversionFailedException unreadable) {
				return explain(failure, unreadable);
			}
		}
		String rule = named(NestedExceptionUtils.getMostSpecificCause(failure));
		return rule.contains("NOVA_") ? rule : name(failure) + ": " + rule;
	}

	/**
	 * Returns the message of a failure with its setting names replaced by variables.
	 */
	public String named(Throwable failure) {
		return SETTING.matcher(String.valueOf(failure.getMessage()))
			.replaceAll((name) -> Matcher.quoteReplacement(variable(name.group())));
	}

	private String explain(BindException failure, ConversionFailedException unreadable) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(unreadable.getTargetType().getType());
		return "%s%s must be %s".formatted(name(failure), shown(type, unreadable.getValue()), expected(type));
	}

	// A URL may contain a password.
	private static String shown(Class<?> type, @Nullable Object value) {
		String text = String.valueOf(value);
		return (type == URI.class || text.length() > MAX_SHOWN) ? "" : " is '%s' and".formatted(text);
	}

	private static String expected(Class<?> type) {
		return type.isEnum() ? Arrays.stream(type.getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", ", "one of ", "")) : EXPECTED.getOrDefault(type, "different");
	}

	private String name(BindException failure) {
		ConfigurationProperty property = failure.getProperty();
		if (property != null && property.getOrigin() instanceof PropertySourceOrigin origin
				&& origin.getPropertySource() instanceof SystemEnvironmentPropertySource) {
			return origin.getPropertyName();
		}
		Matcher variable = VARIABLE.matcher((property != null) ? String.valueOf(property.getValue()) : "");
		return variable.find() ? variable.group(1) : variable(failure.getName().toString());
	}

	/**
	 * Returns the variable for a setting, or the setting's own name if there is none.
	 */
	String variable(String setting) {
		return this.environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> source.getProperty(setting))
			.flatMap((value) -> Optional.ofNullable(value).map(Object::toString).map(VARIABLE::matcher).stream())
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.findFirst()
			.orElse(setting);
	}

}
