package lv.atbilstiba.platform.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stops the way of HTTP before anything else stops: it is no longer ready, goes on answering for a
 * while, and asks with each answer that the connection be closed, so that no request is on its way
 * on a connection when that ends.
 */
final class FarewellToClients extends OncePerRequestFilter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FarewellToClients.class);

    private final Duration lasts;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private volatile boolean stopping;

    FarewellToClients(Duration lasts, ApplicationEventPublisher events) {
        this.lasts = lasts;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (stopping) response.setHeader(HttpHeaders.CONNECTION, "close");
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
    }

    @Override
    public void stop() {
        stopping = true;
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        if (lasts.isPositive()) {
            LOG.info("not ready any more; requests are answered for another {}", lasts);
            try {
                TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first, started last. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
