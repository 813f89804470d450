package dev.novadraw.standalone;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that closes a consumer without waiting for the response to its last fetch, for
 * which the broker may wait until a record arrives.
 */
final class PromptClose implements InvocationHandler {

	/** Long enough for the leave request to reach a broker in the same process. */
	private static final Duration TIMEOUT = Duration.ofMillis(250);

	private final Consumer<?, ?> consumer;

	private PromptClose(Consumer<?, ?> consumer) {
		this.consumer = consumer;
	}

	@SuppressWarnings("unchecked")
	static <K, V> Consumer<K, V> of(Consumer<K, V> consumer) {
		return (Consumer<K, V>) Proxy.newProxyInstance(PromptClose.class.getClassLoader(),
				new Class<?>[] { Consumer.class }, new PromptClose(consumer));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("close") && method.getParameterCount() == 0) {
			this.consumer.close(CloseOptions.timeout(TIMEOUT));
			return null;
		}
		try {
			return method.invoke(this.consumer, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
