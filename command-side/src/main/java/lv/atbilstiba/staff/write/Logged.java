package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.staff.api.StaffRefusal.HasAnotherLogin;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;

import org.springframework.stereotype.Component;

import java.time.LocalDate;

/** What the history of a person says of her login, before anything is decided. */
@Component
final class Logged {
    private final Histories histories;

    Logged(Histories histories) {
        this.histories = histories;
    }

    /**
     * Ends the request with what {@code LinkStaffLogin} would be refused for: a code for nothing
     * helps nobody.
     */
    void mustBeAbleToLogIn(StaffId person, LocalDate today) {
        var linked = false;
        LocalDate leftOn = null;
        var there = false;
        for (var message : histories.standing(person)) {
            there = true;
            switch (message.getPayload()) {
                case StaffLoginLinked _ -> linked = true;
                case StaffLoginUnlinked _ -> linked = false;
                case StaffMemberLeft left -> leftOn = left.leftOn();
                default -> {}
            }
        }
        if (!there) throw new ProblemException(Problem.notFound("request/not-found"));
        new TheyStillWorkHere(person, leftOn, today).require();
        if (linked) throw new CommandRefused(new HasAnotherLogin(person));
    }
}
