package dev.novadraw.gateway.image;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.job.JobId;

/**
 * The images clients may fetch.
 */
@Service
public class Images {

	private final DrawingRepository drawings;

	private final OwnerTransactions transactions;

	Images(DrawingRepository drawings, OwnerTransactions transactions) {
		this.drawings = drawings;
		this.transactions = transactions;
	}

	Optional<Drawing> find(String id, Owner owner) {
		return JobId.parse(id).flatMap((known) -> find(known.value(), owner));
	}

	/**
	 * Finds an image of an owner.
	 */
	public Optional<Drawing> find(UUID id, Owner owner) {
		return this.transactions.call(owner, () -> this.drawings.find(id, owner.client(), owner.user()));
	}

}
