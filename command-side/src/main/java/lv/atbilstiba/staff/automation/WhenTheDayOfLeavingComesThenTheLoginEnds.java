package lv.atbilstiba.staff.automation;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.vault.Logins;
import lv.atbilstiba.platform.write.decision.Leavers;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whoever was to leave on a later day has no login from that day on. That the right ends, the map of
 * logins sees to by itself at midnight; here it is recorded.
 */
@Component
final class WhenTheDayOfLeavingComesThenTheLoginEnds implements SmartLifecycle {
    private static final Logger LOG =
            LoggerFactory.getLogger(WhenTheDayOfLeavingComesThenTheLoginEnds.class);

    private final Leavers leavers;
    private final Logins logins;
    private final OwnCommands commands;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    WhenTheDayOfLeavingComesThenTheLoginEnds(
            Leavers leavers,
            Logins logins,
            OwnCommands commands,
            @Qualifier("registerClock") Clock clock) {
        this.leavers = leavers;
        this.logins = logins;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void start() {
        var each =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("leavers").factory());
        each.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
        timer = each;
    }

    void look() {
        try {
            for (var person : leavers.whoStillHaveALogin(RigaCalendar.dayOf(clock.instant()))) {
                commands.send(new UnlinkStaffLogin(person, null, UnlinkReason.LEFT));
                logins.tidy(person, null);
            }
        } catch (RuntimeException later) {
            LOG.atWarn().setCause(later).log("logins of leavers were not ended; the next look will");
        }
    }

    @Override
    public void stop() {
        var each = timer;
        timer = null;
        if (each != null) each.shutdown();
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
