package dev.novadraw.gateway.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Generated;

import org.springframework.data.domain.Persistable;

/**
 * An entity whose id the application assigns and whose time of creation the database
 * sets. Saving a new one with an id that exists fails, and never changes the existing
 * row.
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
public abstract class IdentifiedEntity implements Persistable<String> {

	@Id
	private String id;

	@Generated
	@Column(insertable = false, updatable = false)
	private Instant createdAt;

	protected IdentifiedEntity() {
	}

	protected IdentifiedEntity(String id) {
		this.id = id;
	}

	@Override
	public String getId() {
		return this.id;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

	@Override
	public boolean isNew() {
		return this.createdAt == null;
	}

}
