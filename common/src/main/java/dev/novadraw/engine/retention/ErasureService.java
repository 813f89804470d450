package dev.novadraw.engine.retention;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;

/**
 * Erases what an owner wants erased. When a method returns, nobody sees it any more; it
 * is gone for good within seconds, or as soon as the worker that holds it has let go.
 */
@Service
public class ErasureService {

	/** What {@link #whyGone} says of what somebody had erased. */
	public static final String ERASED = "erased";

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final ErasureRepository erasures;

	private final TombstoneRepository tombstones;

	private final OwnerTransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	private final RemovalLoop remover;

	ErasureService(ErasureRepository erasures, TombstoneRepository tombstones, OwnerTransactionTemplate transactions,
			ApplicationEventPublisher events, RemovalLoop remover) {
		this.erasures = erasures;
		this.tombstones = tombstones;
		this.transactions = transactions;
		this.events = events;
		this.remover = remover;
	}

	/**
	 * Erases a job, with drawing, result and history.
	 * @return whether there was one
	 */
	public boolean eraseJob(JobId id, Owner owner) {
		return went(this.transactions.call(owner, () -> this.erasures.markJob(id, owner.client())));
	}

	/**
	 * Erases an image and all jobs that are about it.
	 * @return whether there was one
	 */
	public boolean eraseImage(UUID id, Owner owner) {
		return went(this.transactions.call(owner, () -> this.erasures.markJobsAbout(id, owner.client())));
	}

	private boolean went(int marked) {
		if (marked > 0) {
			this.events.publishEvent(new JobsChanged());
			this.remover.wake();
		}
		return marked > 0;
	}

	/**
	 * Erases everything there is of an end user up to now.
	 */
	public Erasure eraseUser(Owner user) {
		Owner client = Owner.of(user.client());
		UUID id = this.ids.generate();
		this.transactions.call(client, () -> {
			this.erasures.begin(id, user);
			return this.erasures.markFirst(id);
		});
		went(1);
		return find(id, client).orElseThrow();
	}

	/**
	 * The receipt of an erasure.
	 */
	public Optional<Erasure> find(UUID id, Owner owner) {
		return this.transactions.call(owner, () -> this.erasures.find(id, owner.client()));
	}

	/**
	 * Why something that is not found is not here any more: {@code erased} or
	 * {@code expired}; empty when it never was.
	 */
	public Optional<String> whyGone(UUID id, Owner owner) {
		return (owner.user() != null) ? Optional.empty()
				: this.transactions.call(owner, () -> this.tombstones.reason(id, owner));
	}

}
