package dev.novadraw.standalone;

import java.time.Duration;

import org.aopalliance.intercept.MethodInterceptor;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

import org.springframework.aop.framework.ProxyFactory;

/**
 * A proxy that closes a consumer without waiting for the response to its last fetch, for
 * which the broker may wait until a record arrives.
 */
final class PromptClose {

	/** Long enough for the leave request to reach a broker in the same process. */
	private static final Duration TIMEOUT = Duration.ofMillis(250);

	private PromptClose() {
	}

	@SuppressWarnings("unchecked")
	static <K, V> Consumer<K, V> of(Consumer<K, V> consumer) {
		ProxyFactory proxy = new ProxyFactory(Consumer.class, (MethodInterceptor) (call) -> {
			if (call.getMethod().getName().equals("close") && call.getArguments().length == 0) {
				consumer.close(CloseOptions.timeout(TIMEOUT));
				return null;
			}
			return call.proceed();
		});
		proxy.setTarget(consumer);
		return (Consumer<K, V>) proxy.getProxy();
	}

}
