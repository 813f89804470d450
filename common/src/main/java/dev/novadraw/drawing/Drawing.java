package dev.novadraw.drawing;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import org.springframework.data.domain.Persistable;

/**
 * A stored drawing; its id tells nothing about it. It changes once, when a worker makes
 * the one picture of it that everybody sees.
 */
@Entity
@Immutable
@Table(name = "drawing")
public class Drawing implements Persistable<UUID> {

	@Id
	private UUID id;

	private String client;

	private String mediaType;

	private int width;

	private int height;

	@JdbcTypeCode(SqlTypes.VARBINARY)
	private byte[] sha256;

	@JdbcTypeCode(SqlTypes.VARBINARY)
	private byte[] content;

	private boolean normalized;

	@Column(insertable = false, updatable = false)
	private Instant createdAt;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway")
	protected Drawing() {
	}

	@SuppressWarnings("NullAway")
	public Drawing(UUID id, String client, NewDrawing drawing) {
		this.id = id;
		this.client = client;
		this.mediaType = drawing.mediaType();
		this.width = drawing.width();
		this.height = drawing.height();
		this.content = drawing.content();
		this.sha256 = drawing.sha256();
		this.isNew = true;
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return this.isNew;
	}

	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * What the name of a file with it ends in.
	 */
	public String extension() {
		return switch (this.mediaType) {
			case "image/png" -> "png";
			case "image/webp" -> "webp";
			default -> "jpg";
		};
	}

	public int width() {
		return this.width;
	}

	public int height() {
		return this.height;
	}

	public byte[] content() {
		return this.content;
	}

	/**
	 * Whether this is the picture everybody sees, or still what was uploaded.
	 */
	public boolean isNormalized() {
		return this.normalized;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

}
