package dev.novadraw.gateway.image;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.job.JobId;

/**
 * The images clients may fetch.
 */
@Service
class Images {

	private final DrawingRepository drawings;

	Images(DrawingRepository drawings) {
		this.drawings = drawings;
	}

	Optional<Drawing> find(String id) {
		return JobId.parse(id).flatMap((known) -> this.drawings.findById(known.value()));
	}

}
