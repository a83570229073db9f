package lv.atbilstiba.platform.read;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * The statements that are sent to the database for one request, or by one act of a thread. A row of
 * a batch counts as a statement.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {
    /** A request with this header is counted under its value. */
    public static final String HEADER = "Counted-As";

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();
    private static final Map<String, CompletableFuture<List<String>>> OF_REQUESTS =
            new ConcurrentHashMap<>();

    @FunctionalInterface
    public interface Act {
        void run() throws Exception;
    }

    /** The statements that an act sends on this thread. */
    public static List<String> of(Act act) throws Exception {
        var sent = new ArrayList<String>();
        SENT.set(sent);
        try {
            act.run();
            return List.copyOf(sent);
        } finally {
            SENT.remove();
        }
    }

    /** The statements of a request, once it is answered to its end. */
    public static List<String> ofRequest(String name) throws Exception {
        return request(name).get(30, TimeUnit.SECONDS);
    }

    private static CompletableFuture<List<String>> request(String name) {
        return OF_REQUESTS.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Filter countedRequests() {
        return (request, response, chain) -> {
            var name = ((HttpServletRequest) request).getHeader(HEADER);
            if (name == null) {
                chain.doFilter(request, response);
                return;
            }
            try {
                var sent = of(() -> chain.doFilter(request, response));
                request(name).complete(sent);
            } catch (Exception e) {
                request(name).completeExceptionally(e);
                throw new IllegalStateException(e);
            }
        };
    }

    @Bean
    static BeanPostProcessor countedConnections() {
        return new Counting();
    }

    /** After everything else has set up the pool. */
    private static final class Counting implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return name.equals("dataSource") && bean instanceof DataSource pool
                    ? new Counted(pool)
                    : bean;
        }
    }

    private static final class Counted extends DelegatingDataSource {
        Counted(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connection(super.getConnection());
        }
    }

    private static Connection connection(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (name, given, result) -> {
                    if (result instanceof PreparedStatement statement)
                        return statement(PreparedStatement.class, statement, (String) given[0]);
                    return result instanceof Statement statement
                            ? statement(Statement.class, statement, null)
                            : result;
                });
    }

    private static <T extends Statement> T statement(
            Class<T> type, T statement, @Nullable String prepared) {
        return proxy(
                type,
                statement,
                (name, given, result) -> {
                    var sent = SENT.get();
                    var sends =
                            name.equals("addBatch")
                                    || (name.startsWith("execute") && !name.endsWith("Batch"));
                    if (sent != null && sends)
                        sent.add(prepared == null ? (String) given[0] : prepared);
                    return result;
                });
    }

    @FunctionalInterface
    private interface After {
        @Nullable Object returned(String method, Object[] given, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                var given = arguments == null ? new Object[0] : arguments;
                                return after.returned(
                                        method.getName(), given, method.invoke(target, given));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
