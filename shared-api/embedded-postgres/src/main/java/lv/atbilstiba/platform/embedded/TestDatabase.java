package lv.atbilstiba.platform.embedded;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * A fresh, empty database for a test, on the one server of this JVM, which starts with the first
 * database and stops with the JVM.
 *
 * <pre>{@code
 * private static final TestDatabase DATABASE = TestDatabase.fresh();
 * @AfterAll static void drop() { DATABASE.close(); } // optional: all of them go with the JVM
 * }</pre>
 *
 * In a Spring test: {@code @DynamicPropertySource static void database(DynamicPropertyRegistry r) {
 * DATABASE.properties(r::add); }}
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgresServer server;

    private final EmbeddedPostgresServer on;
    private final String name;

    private TestDatabase(EmbeddedPostgresServer on, String name) {
        this.on = on;
        this.name = name;
    }

    /** An empty database of its own. */
    public static TestDatabase fresh() {
        return copyOf("template0");
    }

    /** A database that starts as a copy of another, to which nobody is connected meanwhile. */
    public static TestDatabase copyOf(TestDatabase other) {
        return copyOf(other.name);
    }

    private static TestDatabase copyOf(String template) {
        var server = server();
        var name = "test_" + NUMBER.incrementAndGet();
        server.createDatabase(name, template);
        return new TestDatabase(server, name);
    }

    /** The one server of this JVM. */
    public static synchronized EmbeddedPostgresServer server() {
        if (server == null) {
            var started = EmbeddedPostgresServer.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "test-database-stop"));
            server = started;
        }
        return server;
    }

    public String jdbcUrl() {
        return on.jdbcUrl(name);
    }

    public String user() {
        return on.user();
    }

    public String password() {
        return "";
    }

    public String name() {
        return name;
    }

    /** Connections to it, not pooled. */
    public DataSource dataSource() {
        return on.database(name);
    }

    /** Hands Spring Boot's data source properties to a registry. */
    public void properties(PropertyRegistry registry) {
        registry.add("spring.datasource.url", this::jdbcUrl);
        registry.add("spring.datasource.username", this::user);
        registry.add("spring.datasource.password", this::password);
    }

    /** What {@code DynamicPropertyRegistry::add} is. */
    @FunctionalInterface
    public interface PropertyRegistry {
        void add(String name, Supplier<Object> value);
    }

    /** Drops it, whoever is still connected. */
    @Override
    public void close() {
        on.dropDatabase(name);
    }
}
