package dev.novadraw.gateway.operation;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.gateway.jpa.JpaConfiguration;

/**
 * Changes dispatch at run time: pauses, limits and weights. A change applies in all
 * processes from the next dispatch on; jobs in flight are not affected.
 */
@Service
@Transactional(JpaConfiguration.TRANSACTIONS)
class RuleService {

	private static final Logger log = LoggerFactory.getLogger(RuleService.class);

	private final DispatchRuleRepository rules;

	private final ApplicationEventPublisher events;

	RuleService(DispatchRuleRepository rules, ApplicationEventPublisher events) {
		this.rules = rules;
		this.events = events;
	}

	List<DispatchRule> all() {
		return this.rules.findAllByOrderByIdScopeAscIdKeyAsc();
	}

	Optional<DispatchRule> find(RuleScope scope, String key) {
		return this.rules.findById(new DispatchRule.Id(scope.id(), key));
	}

	/**
	 * Sets a rule. It replaces the rule with the same scope and key.
	 */
	DispatchRule set(RuleScope scope, String key, RuleBody values) {
		this.rules.lockOrAdd(scope.id(), key);
		DispatchRule rule = find(scope, key).orElseThrow();
		rule.set(values);
		log.info("Dispatch rule changed: scope={} key={} state={} max_running={} starts_per_minute={}", scope.id(), key,
				rule.isPaused() ? "paused" : "open", numberOrAny(rule.getMaxRunning()),
				numberOrAny(rule.getStartsPerMinute()));
		this.events.publishEvent(new JobsChanged());
		return rule;
	}

	void remove(RuleScope scope, String key) {
		this.rules.remove(scope.id(), key);
		log.info("Dispatch rule removed: scope={} key={}", scope.id(), key);
		this.events.publishEvent(new JobsChanged());
	}

	private static Object numberOrAny(@Nullable Integer number) {
		return (number != null) ? number : "any number";
	}

}
