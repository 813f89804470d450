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
 * Erases data at the request of its owner. When a method returns, the data is hidden. It
 * is removed within seconds, or as soon as the worker that runs the job has stopped.
 */
@Service
public class ErasureService {

	/** The result of {@link #removalReason} for erased data. */
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
	 * Erases a job, with its drawing, result and history.
	 * @return true if the job existed
	 */
	public boolean eraseJob(JobId id, Owner owner) {
		return publishIfMarked(this.transactions.call(owner, () -> this.erasures.markJob(id, owner.client())));
	}

	/**
	 * Erases an image and all jobs about it.
	 * @return true if the image existed
	 */
	public boolean eraseImage(UUID id, Owner owner) {
		return publishIfMarked(this.transactions.call(owner, () -> this.erasures.markJobsAbout(id, owner.client())));
	}

	private boolean publishIfMarked(int marked) {
		if (marked > 0) {
			this.events.publishEvent(new JobsChanged());
			this.remover.wake();
		}
		return marked > 0;
	}

	/**
	 * Erases all data of an end user up to now.
	 */
	public Erasure eraseUser(Owner user) {
		Owner client = Owner.of(user.client());
		UUID id = this.ids.generate();
		this.transactions.call(client, () -> {
			this.erasures.begin(id, user);
			return this.erasures.markFirst(id);
		});
		publishIfMarked(1);
		return find(id, client).orElseThrow();
	}

	/**
	 * Finds the receipt of an erasure.
	 */
	public Optional<Erasure> find(UUID id, Owner owner) {
		return this.transactions.call(owner, () -> this.erasures.find(id, owner.client()));
	}

	/**
	 * Returns the reason for the removal of a job or image: {@code erased} or
	 * {@code expired}; empty if it never existed.
	 */
	public Optional<String> removalReason(UUID id, Owner owner) {
		return (owner.user() != null) ? Optional.empty()
				: this.transactions.call(owner, () -> this.tombstones.reason(id, owner));
	}

}
