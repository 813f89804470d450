package dev.novadraw.worker.ai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import dev.novadraw.worker.ai.provider.AiProperties;

/**
 * The settings of workers, with the variables of a test.
 */
public final class TestSettings {

	private TestSettings() {
	}

	public static AiProperties with(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		sources.addFirst(new MapPropertySource("variables", variables));
		try {
			new YamlPropertySourceLoader().load("dials", new ClassPathResource("nova-worker-dials.yml"))
				.forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Binder.get(environment).bind("nova.ai", AiProperties.class).get();
	}

}
