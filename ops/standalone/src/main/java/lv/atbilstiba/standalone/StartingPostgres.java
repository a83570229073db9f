package lv.atbilstiba.standalone;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;
import lv.atbilstiba.platform.eventstore.EventStoreMigration;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * PostgreSQL on its way up. It starts, with the event store's schema, while the application is
 * still being put together: that takes longer, and needs the database only towards its end.
 */
final class StartingPostgres {
    static final String DATABASE = "atbilstiba";

    private final CompletableFuture<EmbeddedPostgresServer> started = new CompletableFuture<>();

    private StartingPostgres() {}

    /** Begins, for an application whose settings are known and whose parts are not. */
    static void aheadOf(ConfigurableApplicationContext application) {
        var folder = application.getEnvironment().getRequiredProperty(FindDataFolder.FOLDER);
        var starting = new StartingPostgres();
        application.getBeanFactory().registerSingleton("startingPostgres", starting);
        application.addApplicationListener(event -> {
            if (event instanceof ApplicationFailedEvent) starting.abandon();
        });
        Thread.ofPlatform()
                .daemon()
                .name("postgres-start")
                .start(() -> starting.start(new DataFolder(Path.of(folder), false).postgres()));
    }

    private void start(Path folder) {
        EmbeddedPostgresServer server = null;
        try {
            server = EmbeddedPostgresServer.in(folder);
            server.createDatabase(DATABASE);
            EventStoreMigration.migrate(server.database(DATABASE));
            started.complete(server);
        } catch (RuntimeException | Error e) {
            if (server != null) server.close();
            started.completeExceptionally(e);
        }
    }

    /** The server, once it has started. */
    EmbeddedPostgresServer server() {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The application failed, perhaps before it asked for the server; nothing is left running. */
    private void abandon() {
        started.thenAccept(EmbeddedPostgresServer::close)
                .exceptionally(neverStarted -> null)
                .join();
    }
}
