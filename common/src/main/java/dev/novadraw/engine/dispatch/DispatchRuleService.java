package dev.novadraw.engine.dispatch;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobsChanged;

/**
 * Changes dispatch at run time: pauses, limits and weights. A change applies in all
 * processes from the next dispatch on; jobs in flight are not affected.
 */
@Service
public class DispatchRuleService {

	private static final Logger log = LoggerFactory.getLogger(DispatchRuleService.class);

	private final DispatchRuleRepository rules;

	private final ApplicationEventPublisher events;

	DispatchRuleService(DispatchRuleRepository rules, ApplicationEventPublisher events) {
		this.rules = rules;
		this.events = events;
	}

	public List<DispatchRule> rules() {
		return this.rules.all();
	}

	public Optional<DispatchRule> rule(DispatchRule.Scope scope, String key) {
		return this.rules.find(scope, key);
	}

	/**
	 * Sets a rule. It replaces the rule with the same scope and key.
	 */
	public void set(DispatchRule rule) {
		this.rules.set(rule);
		log.info("Dispatch rule changed: scope={} key={} state={} max_running={} starts_per_minute={}",
				rule.scope().id(), rule.key(), rule.paused() ? "paused" : "open", numberOrAny(rule.maxRunning()),
				numberOrAny(rule.startsPerMinute()));
		this.events.publishEvent(new JobsChanged());
	}

	public void pause(DispatchRule.Scope scope, String key, String reason) {
		set(rule(scope, key).orElse(DispatchRule.none(scope, key)).pausedFor(reason));
	}

	public void resume(DispatchRule.Scope scope, String key) {
		rule(scope, key).map(DispatchRule::resumed).ifPresent(this::set);
	}

	public void remove(DispatchRule.Scope scope, String key) {
		this.rules.remove(scope, key);
		log.info("Dispatch rule removed: scope={} key={}", scope.id(), key);
		this.events.publishEvent(new JobsChanged());
	}

	private static Object numberOrAny(@Nullable Integer number) {
		return (number != null) ? number : "any number";
	}

}
