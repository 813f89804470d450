package dev.novadraw.gateway.operation;

import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.gateway.body.JsonBody;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoints that pause, resume and limit dispatch at run time.
 */
@Hidden
@RestController
@RequestMapping("/v1/operations/rules")
class RuleController {

	private static final int MAX_KEY_LENGTH = 100;

	private final DispatchRuleService steering;

	private final JsonBody input;

	RuleController(DispatchRuleService steering, JsonBody input) {
		this.steering = steering;
		this.input = input;
	}

	/**
	 * A rule with its scope and key.
	 */
	record Entry(String scope, String key, RuleBody rule) {
	}

	@GetMapping
	List<Entry> all() {
		return this.steering.rules().stream().map(RuleController::entry).toList();
	}

	@GetMapping("/{scope}/{key}")
	Entry rule(@PathVariable String scope, @PathVariable String key) {
		return this.steering.rule(scope(scope), key)
			.map(RuleController::entry)
			.orElseThrow(() -> HttpProblems.notFound("There is no rule for this scope and key."));
	}

	@PutMapping("/{scope}/{key}")
	Entry set(@PathVariable String scope, @PathVariable String key, HttpServletRequest request) {
		DispatchRule rule = this.input.read(request, RuleBody.class).toRule(scope(scope), key(scope, key));
		this.steering.set(rule);
		return entry(rule);
	}

	@DeleteMapping("/{scope}/{key}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String scope, @PathVariable String key) {
		this.steering.remove(scope(scope), key);
	}

	private static Entry entry(DispatchRule rule) {
		return new Entry(rule.scope().id(), rule.key(), RuleBody.of(rule));
	}

	private static DispatchRule.Scope scope(String name) {
		for (DispatchRule.Scope scope : DispatchRule.Scope.values()) {
			if (scope.id().equals(name.toLowerCase(Locale.ROOT))) {
				return scope;
			}
		}
		throw HttpProblems.notFound("The scope of a rule must be one of: queue, client, kind, provider, model.");
	}

	private static String key(String scope, String key) {
		if (key.isBlank() || TextLength.of(key) > MAX_KEY_LENGTH
				|| (scope(scope) == DispatchRule.Scope.QUEUE && !key.equals(DispatchRule.ANY))) {
			throw HttpProblems
				.notFound("The key of a rule must have 1 to %d characters; for the scope 'queue' it is '*'."
					.formatted(MAX_KEY_LENGTH));
		}
		return key;
	}

}
