package dev.novadraw.dispatch;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.job.JobsChanged;

/**
 * Steers dispatch while everything runs: pauses, limits and shares. A change holds for
 * all processes at once, from the next job on; what is under way goes on.
 */
@Service
public class Steering {

	private static final Logger log = LoggerFactory.getLogger(Steering.class);

	private final Rules rules;

	private final ApplicationEventPublisher events;

	Steering(Rules rules, ApplicationEventPublisher events) {
		this.rules = rules;
		this.events = events;
	}

	public List<Rule> rules() {
		return this.rules.all();
	}

	public Optional<Rule> rule(Rule.Scope scope, String key) {
		return this.rules.find(scope, key);
	}

	/**
	 * Sets a rule in place of the one there may be for the same scope and key.
	 */
	public void set(Rule rule) {
		this.rules.set(rule);
		log.info("Dispatch of {} '{}': {}, at most {} under way and {} starts a minute", rule.scope().id(), rule.key(),
				rule.paused() ? "paused" : "open", numberOrAny(rule.maxRunning()), numberOrAny(rule.startsPerMinute()));
		this.events.publishEvent(new JobsChanged());
	}

	public void pause(Rule.Scope scope, String key, String reason) {
		set(rule(scope, key).orElse(Rule.none(scope, key)).pausedFor(reason));
	}

	public void resume(Rule.Scope scope, String key) {
		rule(scope, key).map(Rule::resumed).ifPresent(this::set);
	}

	public void remove(Rule.Scope scope, String key) {
		this.rules.remove(scope, key);
		log.info("Dispatch of {} '{}' has no rule of its own any more", scope.id(), key);
		this.events.publishEvent(new JobsChanged());
	}

	private static Object numberOrAny(@Nullable Integer number) {
		return (number != null) ? number : "any number";
	}

}
