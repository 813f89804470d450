package dev.novadraw.gateway.client;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/**
 * The API keys, as operators see them. Requests look them up by statements of the package
 * {@code credential}.
 */
interface ApiKeyRepository extends Repository<ApiKey, String> {

	List<ApiKey> findAll();

	List<ApiKey> findByClientOrderByCreatedAtAscIdAsc(String client);

	Optional<ApiKey> findById(String id);

	ApiKey save(ApiKey key);

}
