package dev.novadraw.engine.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Proxies of JDBC objects, of the same type as the object behind them. Each is equal to
 * itself only.
 */
final class JdbcProxy {

	private JdbcProxy() {
	}

	/**
	 * Creates a proxy.
	 * @param handler gets all calls but those of {@code equals} and {@code hashCode}
	 */
	static <T> T of(Class<T> type, InvocationHandler handler) {
		InvocationHandler withIdentity = (proxy, method, arguments) -> switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> handler.invoke(proxy, method, arguments);
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, withIdentity));
	}

	/**
	 * Calls the object behind a proxy, and throws what it throws.
	 */
	static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
