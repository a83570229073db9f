package lv.atbilstiba.platform.database;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import java.util.Objects;

/** Gives the pool's connections the limits of a request, after everything else has set it up. */
public final class PoolLimits implements BeanPostProcessor, Ordered {
    private final DatabaseLimits limits;

    public PoolLimits(DatabaseLimits limits) {
        this.limits = limits;
    }

    /** The limits as they are configured, before there are beans. */
    public static DatabaseLimits configured(Environment environment) {
        return Binder.get(environment).bindOrCreate("atbilstiba.database", DatabaseLimits.class);
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getDataSource() == null) limit(pool);
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new GuardedPool(pool) : bean;
    }

    private void limit(HikariDataSource pool) {
        var connections =
                new LimitedConnections(
                        limits,
                        DatabaseLimits.Use.REQUEST,
                        Objects.requireNonNull(pool.getJdbcUrl(), "spring.datasource.url"),
                        Objects.requireNonNullElse(pool.getUsername(), ""),
                        Objects.requireNonNullElse(pool.getPassword(), ""));
        var properties = limits.connectionProperties();
        // what an operator sets counts
        properties.putAll(pool.getDataSourceProperties());
        connections.setConnectionProperties(properties);
        pool.setDataSource(new PersistentConnecting(connections));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
