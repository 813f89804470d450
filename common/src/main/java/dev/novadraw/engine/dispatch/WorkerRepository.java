package dev.novadraw.engine.dispatch;

import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * The fleet: workers with their kinds and slots, as they report themselves.
 */
@Repository
public class WorkerRepository {

	private static final String REPORT = """
			insert into worker (id, slots, kinds, provider, model, model_retires, version)
			values (:id, :slots, :kinds, :provider, :model, :retires, :version)
			on conflict (id) do update set slots = excluded.slots, kinds = excluded.kinds, provider = excluded.provider,
				model = excluded.model, model_retires = excluded.model_retires, seen_at = now()
			""";

	private static final String DELETE = "delete from worker where id = :id";

	/**
	 * Includes workers last seen in the future, which may have stopped long ago; a live
	 * one reports itself again.
	 */
	private static final String DELETE_STALE = """
			delete from worker where seen_at not between now() - interval '1 day' and now() + interval '1 min'
			""";

	private static final String UNKNOWN_KINDS = """
			select kind, count(*) as jobs from job
			where state = 'QUEUED' and not exists (
				select from worker
				where kind = any (kinds)
					and seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms')
			group by kind
			""";

	private static final String MODELS = """
			select provider, model, min(model_retires) as retires from worker
			where seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
			group by provider, model
			order by provider, model
			""";

	private static final String SLOTS = """
			select coalesce(sum(slots), 0) from worker
			where :kind = any (kinds)
				and seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
			""";

	private final JdbcClient jdbc;

	WorkerRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Records that a worker is alive, with its properties.
	 */
	public void report(WorkerReport worker) {
		this.jdbc.sql(REPORT)
			.param("id", worker.id())
			.param("slots", worker.slots())
			.param("kinds", new SqlArrayValue("text", worker.kinds().toArray()))
			.param("provider", worker.provider())
			.param("model", worker.model())
			.param("retires", worker.retires(), Types.DATE)
			.param("version", worker.version())
			.update();
	}

	/**
	 * Removes a worker that has stopped.
	 */
	public void leave(String id) {
		this.jdbc.sql(DELETE).param("id", id).update();
	}

	/**
	 * A model in use.
	 *
	 * @param provider the provider of the model
	 * @param model the name of the model
	 * @param retires the day from which it is no longer available; null if none is
	 * announced
	 */
	public record Model(String provider, String model, @Nullable LocalDate retires) {
	}

	/**
	 * Returns the models that live workers use.
	 */
	public List<Model> models(Duration alive) {
		return this.jdbc.sql(MODELS)
			.param("alive", alive.toMillis())
			.query((row, number) -> new Model(row.getString("provider"), row.getString("model"),
					row.getObject("retires", LocalDate.class)))
			.list();
	}

	/**
	 * Returns the number of jobs of a kind that the fleet can run at a time.
	 */
	public int slots(String kind, Duration alive) {
		return this.jdbc.sql(SLOTS).param("kind", kind).param("alive", alive.toMillis()).query(Integer.class).single();
	}

	void removeLongGone() {
		this.jdbc.sql(DELETE_STALE).update();
	}

	/**
	 * Counts queued jobs without a live worker for their kind, by kind.
	 */
	Map<String, Long> waitingForUnknownKinds(Duration alive) {
		Map<String, Long> waiting = new TreeMap<>();
		RowCallbackHandler intoMap = (row) -> waiting.put(row.getString("kind"), row.getLong("jobs"));
		this.jdbc.sql(UNKNOWN_KINDS).param("alive", alive.toMillis()).query(intoMap);
		return waiting;
	}

}
