package dev.novadraw.gateway.job.list;

import java.util.List;
import java.util.Map;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.query.JobSearchRepository;
import dev.novadraw.gateway.job.JobStatus;

/**
 * Lists of an owner's jobs, newest first.
 */
@Service
public class JobListService {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

	private final JobSearchRepository jobs;

	private final OwnerTransactionTemplate transactions;

	JobListService(JobSearchRepository jobs, OwnerTransactionTemplate transactions) {
		this.jobs = jobs;
		this.transactions = transactions;
	}

	/**
	 * Returns one page of matching jobs, plus one job if more follow.
	 */
	public List<Job> list(Owner owner, JobQuery query) {
		Specification<Job> wanted = Specification.allOf(of(owner), matching(query), inOneOf(query.statuses()));
		return this.transactions.call(owner, () -> this.jobs.findBy(wanted,
				(found) -> found.sortBy(NEWEST_FIRST).limit(query.page().limit() + 1).all()));
	}

	private static Specification<Job> of(Owner owner) {
		return (job, query, all) -> all.and(all.equal(job.get("client"), owner.client()),
				job.get("eraseRequestedAt").isNull(),
				(owner.user() != null) ? all.equal(job.get("user"), owner.user()) : all.conjunction());
	}

	private static Specification<Job> matching(JobQuery wanted) {
		return (job, query, all) -> all.and(
				(wanted.kind() != null) ? all.equal(job.get("kind"), wanted.kind()) : all.conjunction(),
				(wanted.user() != null) ? all.equal(job.get("user"), wanted.user()) : all.conjunction(),
				(wanted.favorite() != null) ? all.equal(job.get("favorite"), wanted.favorite()) : all.conjunction(),
				(wanted.page().after() != null) ? all.lessThan(job.get("id"), wanted.page().after())
						: all.conjunction(),
				wanted.metadata().isEmpty() ? all.conjunction() : noted(wanted.metadata(), all));
	}

	// Repeats the condition of the partial index; without it the index is not used.
	private static Predicate noted(Map<String, String> metadata, CriteriaBuilder all) {
		return all.isTrue(all.function("sql", Boolean.class, all.literal("metadata @> ?::jsonb and metadata <> '{}'"),
				((HibernateCriteriaBuilder) all).value(Json.MAPPER.writeValueAsString(metadata))));
	}

	private static Specification<Job> inOneOf(List<JobStatus> statuses) {
		return statuses.isEmpty() ? Specification.unrestricted()
				: Specification.anyOf(statuses.stream().map(JobListService::in).toList());
	}

	private static Specification<Job> in(JobStatus status) {
		return switch (status) {
			case QUEUED -> waiting((job, query, all) -> all.equal(job.get("attempt"), 0));
			case RETRYING -> waiting((job, query, all) -> all.greaterThan(job.get("attempt"), 0));
			case RUNNING -> in(JobState.RUNNING).and((job, query, all) -> job.get("cancelRequestedAt").isNull());
			case CANCELING -> in(JobState.RUNNING).and((job, query, all) -> job.get("cancelRequestedAt").isNotNull());
			case SUCCEEDED -> in(JobState.SUCCEEDED);
			case FAILED -> in(JobState.FAILED);
			case CANCELED -> in(JobState.CANCELED);
			case EXPIRED -> in(JobState.EXPIRED);
		};
	}

	private static Specification<Job> waiting(Specification<Job> condition) {
		return in(JobState.QUEUED).or(in(JobState.DISPATCHED)).and(condition);
	}

	private static Specification<Job> in(JobState state) {
		return (job, query, all) -> all.equal(job.get("state"), state);
	}

}
