package lv.atbilstiba.staff.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.staff.api.StaffRefusal.AlreadyRegistered;
import lv.atbilstiba.staff.api.StaffRefusal.DateOutOfRange;
import lv.atbilstiba.staff.api.StaffRefusal.InstitutionUnknown;
import lv.atbilstiba.staff.api.UnlinkReason;
import lv.atbilstiba.staff.api.command.ChangeStaffMember;
import lv.atbilstiba.staff.api.command.LinkStaffLogin;
import lv.atbilstiba.staff.api.command.RecordStaffMemberLeaving;
import lv.atbilstiba.staff.api.command.RegisterStaffMember;
import lv.atbilstiba.staff.api.command.UnlinkStaffLogin;
import lv.atbilstiba.staff.api.event.StaffEvent;
import lv.atbilstiba.staff.api.event.StaffLoginLinked;
import lv.atbilstiba.staff.api.event.StaffLoginUnlinked;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberLeft;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A person employed by an institution; whoever returns is a new one. */
@Aggregate
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class StaffMember {
    @AggregateIdentifier private @Nullable StaffId id;
    private InstitutionId institution;
    private LocalDate joinedOn;
    private @Nullable LocalDate leftOn;
    private boolean canLogIn;

    /** Positions of the registration and of its corrections. */
    private List<Long> registeredAt = new ArrayList<>();

    /** Keyed hash of the login that is linked; null if none is, or the history does not say. */
    private @Nullable String login;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    StaffMember() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterStaffMember command, DecisionDay day, Institutions institutions) {
        if (id != null) throw new CommandRefused(new AlreadyRegistered(command.person()));
        if (!institutions.know(command.institution()))
            throw new CommandRefused(new InstitutionUnknown(command.institution()));
        // people joined long before the register knew of them
        day.sinceEver().require("joinedOn", command.joinedOn(), DateOutOfRange::new);
        apply(
                new StaffMemberRegistered(
                        command.person(),
                        command.institution(),
                        command.details(),
                        command.joinedOn()));
    }

    @CommandHandler
    void decide(ChangeStaffMember command, DecisionDay day) {
        var corrects = command.corrects();
        if (corrects != null && registeredAt.contains(corrects.position())) {
            var since = command.joinedOn() == null ? joinedOn : command.joinedOn();
            day.sinceEver().notAfter(leftOn).require("joinedOn", since, DateOutOfRange::new);
            apply(
                    new StaffMemberRegistered(
                            command.person(), institution, command.details(), since));
            return;
        }
        if (corrects == null)
            new TheyStillWorkHere(command.person(), leftOn, day.today()).require();
        apply(new StaffMemberChanged(command.person(), command.details()));
    }

    @CommandHandler
    void decide(LinkStaffLogin command, DecisionDay day) {
        new TheyStillWorkHere(command.person(), leftOn, day.today()).require();
        if (canLogIn && command.login().equals(login)) return;
        new APersonHasOneLogin(command.person(), canLogIn).require();
        apply(new StaffLoginLinked(command.person(), command.login(), command.vouchedBy()));
    }

    @CommandHandler
    void decide(UnlinkStaffLogin command) {
        if (!canLogIn || (command.login() != null && !command.login().equals(login))) return;
        apply(new StaffLoginUnlinked(command.person(), login, command.reason()));
    }

    @CommandHandler
    void decide(RecordStaffMemberLeaving command, DecisionDay day) {
        if (command.leftOn().equals(leftOn)) return;
        if (command.corrects() == null) new OneLeavesOnce(command.person(), leftOn).require();
        day.effective()
                .notBefore(joinedOn)
                .require("leftOn", command.leftOn(), DateOutOfRange::new);
        apply(new StaffMemberLeft(command.person(), institution, command.leftOn()));
        // of whoever leaves later, the login ends that day
        if (canLogIn && !command.leftOn().isAfter(day.today()))
            apply(new StaffLoginUnlinked(command.person(), login, UnlinkReason.LEFT));
    }

    @EventSourcingHandler
    void evolve(StaffEvent event, Place place) {
        switch (event) {
            case StaffMemberRegistered registered -> {
                id = registered.person();
                institution = registered.institution();
                joinedOn = registered.joinedOn();
                registeredAt.add(place.position());
            }
            case StaffMemberLeft left -> leftOn = left.leftOn();
            case StaffLoginLinked linked -> {
                canLogIn = true;
                login = linked.login();
            }
            case StaffLoginUnlinked _ -> {
                canLogIn = false;
                login = null;
            }
            // no decision asks what somebody is called
            case StaffMemberChanged _ -> {}
        }
    }
}
