package dev.novadraw.gateway.credential;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.gateway.caller.Caller;

/**
 * Looks again after those who hold on to what they opened: a key that was revoked, or a
 * client that was locked out, ends it within seconds. One question for all of them
 * together.
 */
@Service
public class CredentialWatch extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private final ApiKeyRepository keys;

	private final Map<Standing, Set<Runnable>> holders = new ConcurrentHashMap<>();

	CredentialWatch(ApiKeyRepository keys) {
		super("standings", INTERVAL);
		this.keys = keys;
	}

	/**
	 * By what somebody may be here.
	 *
	 * @param client as one of this client
	 * @param key by this key, or by what it gave out; null where there is none
	 */
	record Standing(String client, @Nullable String key) {
	}

	/**
	 * No longer holds on to anything.
	 */
	public interface Registration extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Holds on to something that a caller opened.
	 * @param end is called when it has to end; returns at once
	 */
	public Registration hold(Caller caller, Runnable end) {
		if (caller.limits() == null) {
			// Where no key is needed none is lost.
			return () -> {
			};
		}
		Standing standing = new Standing(caller.client(), caller.key());
		this.holders.compute(standing, (key, others) -> with(others, end));
		return () -> this.holders.computeIfPresent(standing, (key, all) -> without(all, end));
	}

	@Override
	protected boolean step() {
		Collection<Standing> held = List.copyOf(this.holders.keySet());
		if (!held.isEmpty()) {
			this.keys.lost(held).forEach((lost) -> this.holders.getOrDefault(lost, Set.of()).forEach(Runnable::run));
		}
		return false;
	}

	private static Set<Runnable> with(@Nullable Set<Runnable> others, Runnable end) {
		Set<Runnable> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
		all.add(end);
		return all;
	}

	private static @Nullable Set<Runnable> without(Set<Runnable> all, Runnable end) {
		all.remove(end);
		return all.isEmpty() ? null : all;
	}

}
