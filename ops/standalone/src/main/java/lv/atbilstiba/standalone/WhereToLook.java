package lv.atbilstiba.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, when all has started, where to look. */
@Component
class WhereToLook {
    /** Open to everybody; the whole of it is for operations. */
    static final String HEALTH = "/actuator/health/readiness";

    private static final Logger log = LoggerFactory.getLogger("atbilstiba");

    private final DataFolder folder;
    private int port;

    WhereToLook(DataFolder folder) {
        this.folder = folder;
    }

    @EventListener
    void on(WebServerInitializedEvent server) {
        port = server.getWebServer().getPort();
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) {
        log.info(
                """

                Open http://localhost:{}/swagger-ui.html  (the register's API, both sides)

                  health   http://localhost:{}{}
                  token    curl -s -u auditor:auditor-secret -d grant_type=client_credentials http://localhost:{}/oauth2/token
                  data     {}
                  stop     Ctrl-C
                """,
                port,
                port,
                HEALTH,
                port,
                folder.path());
    }
}
