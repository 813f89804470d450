package dev.novadraw.engine.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks database access with the role of the engine, which may work for all clients.
 * Within a transaction of an owner, access keeps the role of that owner. Access without
 * this mark has no role and no rights until
 * {@link dev.novadraw.engine.client.OwnerTransactionTemplate} or
 * {@link dev.novadraw.engine.client.OwnerJdbcClient} sets one.
 */
@Qualifier("engine")
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.METHOD })
public @interface AsEngine {

	/** The transaction manager, for {@code @Transactional}. */
	String TRANSACTIONS = "engineTransactions";

}
