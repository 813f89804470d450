package dev.novadraw.gateway.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoint that shows operators the attempts and calls of a job.
 */
@RestController
@Tag(name = "Operations")
class InspectionController {

	private final JobInspection jobs;

	InspectionController(JobInspection jobs) {
		this.jobs = jobs;
	}

	/**
	 * Returns a job of any client with its attempts and their calls, without its content.
	 */
	@Operation(operationId = "inspectJob")
	@PossibleProblems(ProblemCode.NOT_FOUND)
	@GetMapping(path = "/v1/operations/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	InspectedJobResponse job(@PathVariable String id) {
		return JobId.parse(id).flatMap(this.jobs::find).orElseThrow(InspectionController::unknown);
	}

	private static ApiProblem unknown() {
		return HttpProblems.notFound("There is no job with this id, or it was removed.");
	}

}
