package dev.novadraw.standalone.start;

import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import org.apache.catalina.util.NetMaskSet;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import dev.novadraw.embedded.EmbeddedServerException;

/**
 * The check of all settings, made before any server is started. An invalid one is
 * rejected with a message that names its variable.
 */
public final class SettingsCheck {

	private static final String OURS = "dev.novadraw";

	private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

	/** The socket timeout, which Hikari passes to the driver as unchecked text. */
	private static final String DATABASE_TIMEOUT = "spring.datasource.hikari.data-source-properties.sockettimeout";

	private final Binder binder;

	private final SettingNames names;

	public SettingsCheck(ConfigurableEnvironment environment) {
		this.binder = Binder.get(environment);
		this.names = new SettingNames(environment);
	}

	/**
	 * Checks that all settings can be read and have valid values.
	 * @throws EmbeddedServerException if one is invalid, with a message for the user
	 */
	public void requireReadable() {
		require("server", ServerProperties.class);
		require("server.tomcat", TomcatServerProperties.class);
		require("spring.datasource.hikari", HikariConfig.class);
		require(DATABASE_TIMEOUT, Integer.class);
		ours().forEach((type) -> require(prefix(type), type));
		requireProxies();
	}

	private static Stream<Class<?>> ours() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents(OURS)
			.stream()
			.map((found) -> ((AnnotatedBeanDefinition) found).getMetadata().getClassName())
			.sorted()
			.map((name) -> ClassUtils.resolveClassName(name, SettingsCheck.class.getClassLoader()));
	}

	private static String prefix(Class<?> type) {
		Annotation annotation = Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class));
		return ((ConfigurationProperties) annotation).value();
	}

	private void require(String prefix, Class<?> type) {
		try {
			this.binder.bindOrCreate(prefix, type);
		}
		catch (BindException ex) {
			throw new EmbeddedServerException(this.names.explain(ex), ex);
		}
	}

	private void requireProxies() {
		String proxies = this.binder.bind(PROXIES, String.class).orElse("");
		try {
			NetMaskSet.parse(proxies);
		}
		catch (IllegalArgumentException ex) {
			throw new EmbeddedServerException("%s must be addresses or networks such as 10.0.0.0/8, with commas"
				.formatted(this.names.variable(PROXIES)), ex);
		}
	}

}
