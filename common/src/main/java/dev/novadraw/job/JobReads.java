package dev.novadraw.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerStatements;

/**
 * Jobs as their owners see them, one at a time or many at once. That is what clients ask
 * for most: it takes one message to the database, where {@link JobRepository} takes
 * several.
 */
@Repository
public class JobReads {

	private static final String FIND = "select " + Job.COLUMNS + """
			from job
			where id = any (:ids) and client = :client and (:user = '' or end_user = :user)
				and erase_requested_at is null
			""";

	private final OwnerStatements database;

	JobReads(OwnerStatements database) {
		this.database = database;
	}

	/**
	 * Finds a job of an owner.
	 */
	public Optional<Job> find(JobId id, Owner owner) {
		return find(List.of(id), owner).getFirst();
	}

	/**
	 * Finds jobs of an owner; there are none for anybody else, and none that is being
	 * erased.
	 * @return one answer for each id, in their order
	 */
	public List<Optional<Job>> find(List<JobId> ids, Owner owner) {
		UUID[] distinct = ids.stream().map(JobId::value).distinct().toArray(UUID[]::new);
		Map<JobId, Job> found = this.database
			.query(owner, FIND, Map.of("ids", new SqlArrayValue("uuid", (Object[]) distinct)), Job::of)
			.stream()
			.collect(Collectors.toMap(Job::id, Function.identity()));
		return ids.stream().map((id) -> Optional.ofNullable(found.get(id))).toList();
	}

}
