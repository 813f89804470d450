package dev.novadraw.engine.pool;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Replaces the pool that Spring Boot configures by a {@link BudgetedPool}.
 */
public final class BudgetedPoolPostProcessor implements BeanPostProcessor {

	private final DefaultSingletonBeanRegistry beans;

	public BudgetedPoolPostProcessor(DefaultSingletonBeanRegistry beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (!(bean instanceof HikariDataSource pool) || bean instanceof BudgetedPool) {
			return bean;
		}
		BudgetedPool budgeted = BudgetedPool.like(pool);
		// Spring closes only the bean that it has created, which is no longer in use.
		this.beans.registerDisposableBean(name + ".budgeted", budgeted::close);
		return budgeted;
	}

}
