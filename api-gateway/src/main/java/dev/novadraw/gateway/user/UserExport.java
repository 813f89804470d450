package dev.novadraw.gateway.user;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.Drawing;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.image.ImageService;
import dev.novadraw.gateway.job.JobResponseFactory;
import dev.novadraw.gateway.job.list.JobListService;
import dev.novadraw.gateway.job.list.JobQuery;
import dev.novadraw.gateway.link.Links;

/**
 * Exports all data of an end user: one file per job, with its input and result, and each
 * image once. Only one page of jobs and one image are in memory at a time.
 */
@Service
class UserExport {

	private static final int PAGE = 50;

	private final JobListService lists;

	private final JobResponseFactory responses;

	private final ImageService images;

	private final InstantSource clock;

	UserExport(JobListService lists, JobResponseFactory responses, ImageService images, InstantSource clock) {
		this.lists = lists;
		this.responses = responses;
		this.images = images;
		this.clock = clock;
	}

	void write(Owner user, Links links, OutputStream to) throws IOException {
		try (Archive zip = new Archive(to)) {
			write(user, links, zip);
			zip.finish();
		}
	}

	private void write(Owner user, Links links, ZipOutputStream zip) throws IOException {
		Set<UUID> seen = new HashSet<>();
		int jobs = 0;
		List<Job> page = page(user, null);
		while (!page.isEmpty()) {
			for (Job job : page) {
				put(zip, "jobs/" + job.id() + ".json",
						Json.MAPPER.writeValueAsBytes(this.responses.summary(job, links)));
				TimeBudget.renew();
				putDrawing(zip, job, user, seen);
				jobs++;
			}
			page = page(user, page.getLast().id().value());
		}
		put(zip, "export.json", Json.MAPPER.writeValueAsBytes(Map.of("user", String.valueOf(user.user()), "exported_at",
				this.clock.instant(), "jobs", jobs, "images", seen.size())));
	}

	private List<Job> page(Owner user, @Nullable UUID after) {
		// Data reaches the client between pages, so the limit on database time starts
		// again.
		TimeBudget.renew();
		return this.lists.list(user, JobQuery.all(PAGE, after));
	}

	private void putDrawing(ZipOutputStream zip, Job job, Owner user, Set<UUID> seen) throws IOException {
		UUID id = job.drawingId();
		if (id != null && seen.add(id)) {
			var image = this.images.find(id, user);
			if (image.isPresent()) {
				putImage(zip, image.get());
			}
		}
	}

	private void putImage(ZipOutputStream zip, Drawing image) throws IOException {
		Optional<InputStream> opened = this.images.open(image);
		if (opened.isPresent()) {
			zip.putNextEntry(new ZipEntry("images/" + image.id() + "." + image.extension()));
			try (InputStream content = opened.get()) {
				content.transferTo(zip);
			}
			zip.closeEntry();
		}
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	/**
	 * An archive whose {@code close()} only frees memory. An aborted archive must not get
	 * a valid end, and the container completes the response.
	 */
	private static final class Archive extends ZipOutputStream {

		Archive(OutputStream to) {
			super(to);
		}

		@Override
		public void close() {
			this.def.end();
		}

	}

}
