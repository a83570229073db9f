package lv.atbilstiba.staff.automation;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.projection.ViewNotReady;
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
import java.time.Duration;

/**
 * Whoever was to leave on a later day has no login from that day on. That the right ends, the map
 * of logins sees to by itself at midnight; here it is recorded.
 */
@Component
final class WhenTheDayOfLeavingComesThenTheLoginEnds implements SmartLifecycle {
    private static final Logger LOG =
            LoggerFactory.getLogger(WhenTheDayOfLeavingComesThenTheLoginEnds.class);
    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final Leavers leavers;
    private final Logins logins;
    private final OwnCommands commands;
    private final Clock clock;
    private final BackgroundTasks tasks;
    private volatile @Nullable BackgroundTask task;

    WhenTheDayOfLeavingComesThenTheLoginEnds(
            Leavers leavers,
            Logins logins,
            OwnCommands commands,
            @Qualifier("registerClock") Clock clock,
            BackgroundTasks tasks) {
        this.tasks = tasks;
        this.leavers = leavers;
        this.logins = logins;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void start() {
        task = tasks.every("leavers", EACH_MINUTE, SILENCE, this::look);
    }

    void look() {
        try {
            for (var person : leavers.whoStillHaveALogin(RigaCalendar.dayOf(clock.instant()))) {
                commands.send(new UnlinkStaffLogin(person, null, UnlinkReason.LEFT));
                logins.tidy(person, null);
            }
        } catch (ViewNotReady later) {
            LOG.debug("nobody can tell yet who has left", later);
        }
    }

    @Override
    public void stop() {
        var each = task;
        task = null;
        if (each != null) tasks.end(each);
    }

    @Override
    public boolean isRunning() {
        return task != null;
    }
}
