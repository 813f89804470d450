package dev.novadraw.gateway.client;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.jpa.IdentifiedEntity;

/**
 * A client. Its id is its name.
 */
@Entity
@Table(name = "client")
public class Client extends IdentifiedEntity {

	@Column(updatable = false)
	private boolean test;

	@JdbcTypeCode(SqlTypes.JSON)
	private ClientLimits limits = ClientLimits.AS_USUAL;

	private @Nullable Integer keepDays;

	private @Nullable Instant disabledAt;

	protected Client() {
	}

	Client(String name, boolean test) {
		super(name);
		this.test = test;
	}

	/**
	 * Returns true if its jobs are run by the offline model.
	 */
	public boolean isTest() {
		return this.test;
	}

	/**
	 * Returns the limits that differ from the defaults.
	 */
	public ClientLimits getLimits() {
		return this.limits;
	}

	public void setLimits(ClientLimits limits) {
		this.limits = limits;
	}

	/**
	 * Returns the number of days for which its finished jobs are kept, null for the
	 * default.
	 */
	public @Nullable Integer getKeepDays() {
		return this.keepDays;
	}

	public void setKeepDays(@Nullable Integer keepDays) {
		this.keepDays = keepDays;
	}

	/**
	 * Returns the time at which it was disabled, null if it is enabled.
	 */
	public @Nullable Instant getDisabledAt() {
		return this.disabledAt;
	}

	/**
	 * Disables it. It stays disabled since the first time.
	 */
	public void disable(Instant now) {
		this.disabledAt = (this.disabledAt != null) ? this.disabledAt : now;
	}

	public void enable() {
		this.disabledAt = null;
	}

}
