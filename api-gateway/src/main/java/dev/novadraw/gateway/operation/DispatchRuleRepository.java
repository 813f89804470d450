package dev.novadraw.gateway.operation;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * The dispatch rules.
 */
interface DispatchRuleRepository extends Repository<DispatchRule, DispatchRule.Id> {

	List<DispatchRule> findAllByOrderByIdScopeAscIdKeyAsc();

	Optional<DispatchRule> findById(DispatchRule.Id id);

	/**
	 * Locks a rule until the end of the transaction, and adds it if there is none.
	 * Workers may pause a provider at the same time.
	 */
	@Modifying
	@NativeQuery("""
			insert into dispatch_rule (scope, key) values (:scope, :key)
			on conflict (scope, key) do update set changed_at = now()
			""")
	void lockOrAdd(String scope, String key);

	/**
	 * Removes a rule, and what its rate still allows.
	 */
	@Modifying
	@NativeQuery("""
			with gone as (delete from dispatch_budget where scope = :scope and (key = :key or :key = '*'))
			delete from dispatch_rule where scope = :scope and key = :key
			""")
	void remove(String scope, String key);

}
