package dev.novadraw.gateway.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * The clients.
 */
interface ClientRepository extends Repository<Client, String> {

	List<Client> findAllByOrderById();

	Optional<Client> findById(String name);

	/**
	 * Finds a client and locks it until the end of the transaction.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<Client> findForUpdateById(String name);

	/**
	 * Inserts a new client at once.
	 */
	Client saveAndFlush(Client client);

	/**
	 * Returns the time of the database.
	 */
	@NativeQuery("select now()")
	Instant now();

}
