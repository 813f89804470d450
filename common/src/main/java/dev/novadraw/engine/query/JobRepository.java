package dev.novadraw.engine.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;

/**
 * Queries of jobs by their owners, one or many at a time, each in one round trip to the
 * database.
 */
@Repository
public class JobRepository {

	private static final String FIND = SqlResource.load(JobRepository.class, "find-jobs.sql");

	private static final String NEWEST_ABOUT = SqlResource.load(JobRepository.class, "find-newest-about-drawing.sql");

	private static final String COUNT_RESULTS = """
			select count(*) as results, count(*) filter (where favorite) as favorites from job
			where client = :client and state = 'SUCCEEDED' and kind = :kind and finished_at is not null
				and erase_requested_at is null
			""";

	private static final String MARK_FAVORITE = """
			update job set favorite = :favorite
			where id = :id and client = :client and (:user = '' or end_user = :user)
				and state = 'SUCCEEDED' and erase_requested_at is null
			returning id
			""";

	/** A separate condition: no index would serve a combined one with "or". */
	private static final String OF_USER = " and end_user = :user";

	private final OwnerJdbcClient database;

	JobRepository(OwnerJdbcClient database) {
		this.database = database;
	}

	/**
	 * Finds a job of an owner.
	 */
	public Optional<Job> find(JobId id, Owner owner) {
		return find(List.of(id), owner).getFirst();
	}

	/**
	 * Finds jobs of an owner. Jobs of other owners and jobs that are being erased are not
	 * found.
	 * @return one element for each id, in their order
	 */
	public List<Optional<Job>> find(List<JobId> ids, Owner owner) {
		UUID[] distinct = ids.stream().map(JobId::value).distinct().toArray(UUID[]::new);
		Map<JobId, Job> found = this.database
			.query(owner, FIND, Map.of("ids", new SqlArrayValue("uuid", (Object[]) distinct)), Job::of)
			.stream()
			.collect(Collectors.toMap(Job::id, Function.identity()));
		return ids.stream().map((id) -> Optional.ofNullable(found.get(id))).toList();
	}

	/**
	 * Finds the newest successful job of a kind about a drawing.
	 */
	public Optional<Job> findNewestAbout(UUID drawing, String kind, Owner owner) {
		return this.database.query(owner, NEWEST_ABOUT, Map.of("drawing", drawing, "kind", kind), Job::of)
			.stream()
			.findFirst();
	}

	/**
	 * Counts the results of a kind.
	 */
	public Count count(String kind, Owner owner) {
		String ofUser = (owner.user() != null) ? OF_USER : "";
		return this.database
			.query(owner, COUNT_RESULTS + ofUser, Map.of("kind", kind),
					(row, number) -> new Count(row.getLong("results"), row.getLong("favorites")))
			.getFirst();
	}

	/**
	 * Marks a result as a favourite, or removes the mark.
	 * @return true if there is such a result
	 */
	public boolean markFavorite(JobId id, Owner owner, boolean favorite) {
		return !this.database
			.query(owner, MARK_FAVORITE, Map.of("id", id.value(), "favorite", favorite), (row, number) -> id)
			.isEmpty();
	}

	/**
	 * The number of results.
	 *
	 * @param results the number of all results
	 * @param favorites the number of those marked as favourites
	 */
	public record Count(long results, long favorites) {
	}

}
