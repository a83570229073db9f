package lv.atbilstiba.ops.demo;

/** The people of the story; nobody is called so. */
enum Person {
    ANDRA("Andra Izdomāte", "Departamenta direktora vietniece", Player.MINISTRY),
    BRUNO("Bruno Teiksma", "Vecākais eksperts", Player.MINISTRY),
    DACE("Dace Paraudziņa", "Pakalpojumu attīstības daļas vadītāja", Player.AGENCY),
    EDGARS("Edgars Piemērs", "Klientu apkalpošanas daļas vadītājs", Player.AGENCY),
    ZANE("Zane Stāstkalne", "Pensiju daļas vadītāja", Player.AGENCY),
    IVARS("Ivars Pasacītis", "Pabalstu daļas vadītājs", Player.AGENCY),
    SOLVITA("Solvita Neīstā", "Starptautisko pakalpojumu nodaļas vadītāja", Player.AGENCY),
    GUNTA("Gunta Iedomniece", "Klientu apkalpošanas centra vadītāja", Player.MUNICIPALITY),
    HARIJS("Harijs Varbūtnieks", "Sociālā dienesta vadītājs", Player.MUNICIPALITY),
    JOLANTA("Jolanta Ja-Nebūtu", "Attīstības nodaļas vadītāja", Player.MUNICIPALITY),
    KARLIS("Kārlis Tēlainis", "Labiekārtošanas nodaļas vadītājs", Player.MUNICIPALITY);

    private final String fullName;
    private final String post;
    private final Player employer;

    Person(String fullName, String post, Player employer) {
        this.fullName = fullName;
        this.post = post;
        this.employer = employer;
    }

    String fullName() {
        return fullName;
    }

    String post() {
        return post;
    }

    Player employer() {
        return employer;
    }
}
