package dev.novadraw.gateway.operation;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.redrive.DeadJob;
import dev.novadraw.engine.redrive.Redrive;
import dev.novadraw.engine.redrive.RedriveService;
import dev.novadraw.gateway.body.JsonBody;
import dev.novadraw.gateway.page.ListParameters;
import dev.novadraw.gateway.page.PageRequest;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoints that list failed jobs and retry them, one or many.
 */
@Hidden
@RestController
@RequestMapping("/v1/operations")
class RedriveController {

	private static final int USUAL_LIMIT = 50;

	private static final int MAX_LIMIT = 500;

	private final RedriveService redrives;

	private final JsonBody input;

	RedriveController(RedriveService redrives, JsonBody input) {
		this.redrives = redrives;
		this.input = input;
	}

	/**
	 * The parameters of a list of dead jobs.
	 */
	private record Wanted(Redrive.Filter filter, int limit) {
	}

	@GetMapping("/dead-jobs")
	List<DeadJob> dead(HttpServletRequest request) {
		Wanted wanted = ListParameters.read(request,
				(parameters) -> new Wanted(
						new Redrive.Filter(null, parameters.first("kind"), parameters.first("client"),
								parameters.first("code"), null, null),
						parameters.number(PageRequest.LIMIT, USUAL_LIMIT, MAX_LIMIT)),
				"kind", "client", "code");
		return this.redrives.dead(wanted.filter(), wanted.limit());
	}

	@PostMapping("/redrives")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Redrive begin(HttpServletRequest request) {
		RedriveRequest wanted = this.input.read(request, RedriveRequest.class);
		return this.redrives.begin(wanted.filter(), wanted.rate());
	}

	@GetMapping("/redrives")
	List<Redrive> latest() {
		return this.redrives.latest(MAX_LIMIT);
	}

	@GetMapping("/redrives/{id}")
	Redrive redrive(@PathVariable String id) {
		return this.redrives.find(known(id)).orElseThrow(RedriveController::unknown);
	}

	@PostMapping("/redrives/{id}/abort")
	Redrive abort(@PathVariable String id) {
		this.redrives.abort(known(id));
		return redrive(id);
	}

	private static UUID known(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw unknown();
		}
	}

	private static RuntimeException unknown() {
		return HttpProblems.notFound("There is no redrive with this id.");
	}

}
