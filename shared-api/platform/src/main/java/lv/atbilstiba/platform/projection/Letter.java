package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Unreadable;

/** An event that a projection could not take in. */
record Letter(long position, String subject, String eventType, String cause) {
    static Letter of(Fact fact, Exception fault) {
        return new Letter(
                fact.position(), fact.subject(), fact.type().getSimpleName(), Faults.text(fault));
    }

    static Letter unreadable(Fact fact, Unreadable event) {
        return new Letter(
                fact.position(), fact.subject(), event.type(), "its content cannot be read");
    }

    static Letter behindAnother(Fact fact) {
        return new Letter(
                fact.position(),
                fact.subject(),
                fact.type().getSimpleName(),
                "an earlier event of the subject is here");
    }
}
