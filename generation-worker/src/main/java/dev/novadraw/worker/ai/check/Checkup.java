package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.call.Router;
import dev.novadraw.worker.ai.check.Diagnosis.Result;
import dev.novadraw.worker.ai.check.ProviderProbe.Finding;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * A check of everything that a provider must be able to do, by one tiny question for
 * each. The questions are paid for; nothing of a client is sent.
 */
public final class Checkup {

	private static final String NAME = "doctor";

	private final ProviderProbe probe;

	private final Router router;

	private final Moderation moderation;

	private final Supplier<LocalDate> today;

	public Checkup(ProviderHttpClient http, Router router, Moderation moderation, Supplier<LocalDate> today) {
		this.probe = new ProviderProbe(http);
		this.router = router;
		this.moderation = moderation;
		this.today = today;
	}

	/**
	 * Asks a provider and returns what it can do.
	 */
	public Diagnosis examine(Route route) {
		Findings findings = new Findings(route);
		if (!route.isLocal() && isOpen(findings) && tries(findings, Capability.MODEL, TrialQuestion.PLAIN, false)) {
			tries(findings, Capability.STRUCTURED_OUTPUT, TrialQuestion.JSON, false);
			tries(findings, Capability.PICTURE, TrialQuestion.PICTURE, false);
			if (route.settings().streaming()) {
				tries(findings, Capability.STREAM, TrialQuestion.PLAIN, true);
			}
			moderates(findings);
		}
		return findings.diagnosis(this.today.get());
	}

	// A server may lack the list of models, or list other names than it takes: the next
	// question shows it.
	private boolean isOpen(Findings findings) {
		Finding finding = this.probe.examine(findings.route);
		switch (finding.state()) {
			case UNREACHABLE, TROUBLED -> findings.fails(Capability.REACHABLE, finding.advice());
			case KEY_REFUSED -> {
				findings.succeeds(Capability.REACHABLE);
				findings.fails(Capability.KEY, finding.advice());
			}
			case READY, NO_LIST, MODEL_UNKNOWN -> {
				findings.succeeds(Capability.REACHABLE);
				findings.succeeds(Capability.KEY);
				findings.hint = finding.advice();
				return true;
			}
		}
		return false;
	}

	private boolean tries(Findings findings, Capability capability, TrialQuestion question, boolean streaming) {
		AttemptContext context = context();
		try {
			boolean answered = question.isAnswered(ask(findings.route, question, streaming, context));
			findings.add(capability, answered, () -> CheckupAdvice.wrongAnswer(findings.route, capability));
			return answered;
		}
		catch (ProviderFailure ex) {
			findings.fails(capability, findings.hint.isEmpty()
					? CheckupAdvice.failure(findings.route, capability, ex, status(context)) : findings.hint);
			return false;
		}
	}

	private String ask(Route route, TrialQuestion question, boolean streaming, AttemptContext context) {
		StringBuilder text = new StringBuilder();
		this.router.admit(route, context, CallPurpose.GENERATION, question.prompt())
			.answer(question.prompt(), streaming)
			.doOnNext((piece) -> text.append(text(piece)))
			.blockLast();
		return text.toString();
	}

	private static String text(ChatResponse piece) {
		Generation generation = piece.getResult();
		String text = (generation != null) ? generation.getOutput().getText() : null;
		return (text != null) ? text : "";
	}

	private void moderates(Findings findings) {
		AttemptContext context = context();
		try {
			boolean suitable = this.moderation.isSuitable(findings.route, "A cat sleeps in the sun.", context);
			findings.add(Capability.MODERATION, suitable,
					() -> CheckupAdvice.wrongAnswer(findings.route, Capability.MODERATION));
		}
		catch (ProviderFailure ex) {
			findings.fails(Capability.MODERATION,
					CheckupAdvice.failure(findings.route, Capability.MODERATION, ex, status(context)));
		}
	}

	private static AttemptContext context() {
		return new AttemptContext(NAME, false, NAME, 1, 0, NAME);
	}

	private static @Nullable Integer status(AttemptContext context) {
		return context.spent().calls().isEmpty() ? null : context.spent().calls().getLast().status();
	}

	/**
	 * The findings about one provider so far.
	 */
	private static final class Findings {

		private final Route route;

		private final Map<Capability, Result> results = new EnumMap<>(Capability.class);

		private final List<String> problems = new ArrayList<>();

		/** Advice from the list of models, for a model that does not answer. */
		private String hint = "";

		Findings(Route route) {
			this.route = route;
		}

		void add(Capability capability, boolean works, Supplier<String> advice) {
			if (works) {
				succeeds(capability);
			}
			else {
				fails(capability, advice.get());
			}
		}

		void succeeds(Capability capability) {
			this.results.put(capability, Result.YES);
		}

		void fails(Capability capability, String advice) {
			this.results.put(capability, Result.NO);
			this.problems.add(advice);
		}

		Diagnosis diagnosis(LocalDate today) {
			List<String> notices = new ArrayList<>(ModelNotices.retirements(this.route, today));
			if (this.route.isLocal()) {
				notices.add("The AI provider '%s' runs in this process: there is nothing to ask"
					.formatted(this.route.provider()));
			}
			notices.addAll(ModelNotices.limits(this.route));
			return new Diagnosis(this.route.provider(), this.route.model(), this.results, this.route.price(),
					this.route.facts().retires(), this.problems, notices);
		}

	}

}
