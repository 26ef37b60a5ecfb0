//! The closed vocabularies of the field: each term with its value and its meaning, stated once.
//!
//! SQL, Rust, GraphQL and the data packages all use these values; GraphQL and
//! the documentation take their descriptions from here as well.

pub use crate::vocabulary::Vocabulary;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What an actor is.
    ActorKind {
        /// A state of the world, or a territory that ISO 3166-1 lists like one.
        State = "STATE",
        /// A first-level subnational unit: province, prefecture, Land, governorate, state of a federation.
        Province = "PROVINCE",
        /// A unit between province and town: regency, county, district.
        District = "DISTRICT",
        /// A city or town.
        City = "CITY",
        /// A village.
        Village = "VILLAGE",
        /// A non-governmental organisation: foundation, association.
        Ngo = "NGO",
        /// A business.
        Firm = "FIRM",
        /// A university, college or research centre of one.
        University = "UNIVERSITY",
        /// An intergovernmental organisation, or an organ of one.
        Igo = "IGO",
        /// A forum: conference, congress, negotiation group, network of cities.
        Forum = "FORUM",
        /// A class of actors that a text names as one, such as city mayors.
        Group = "GROUP",
        /// A cultural institution, or what could not be placed.
        Other = "OTHER",
    }

    /// How sure an identity is.
    Confidence {
        /// Beyond reasonable doubt.
        Certain = "CERTAIN",
        /// The likeliest reading.
        Probable = "PROBABLE",
        /// Not resolved: kept as printed.
        Unresolved = "UNRESOLVED",
    }

    /// How a source carries a statement.
    Basis {
        /// The source says so.
        Stated = "STATED",
        /// It is a reading of the source.
        Inferred = "INFERRED",
        /// It is general knowledge from outside the source.
        External = "EXTERNAL",
    }

    /// What sort of name a name is.
    NameKind {
        /// The official name in the language given.
        Official = "OFFICIAL",
        /// A short form in common use.
        Short = "SHORT",
        /// An abbreviation or acronym.
        Abbreviation = "ABBREVIATION",
        /// Another name or spelling in use.
        Alternative = "ALTERNATIVE",
        /// A name borne formerly.
        Former = "FORMER",
        /// The spelling that a source prints, misprints included.
        AsPrinted = "AS_PRINTED",
    }

    /// The form under which a cooperation runs.
    Framework {
        /// Sister provinces, or other first-level units twinned.
        SisterProvince = "SISTER_PROVINCE",
        /// Sister cities, twin towns.
        SisterCity = "SISTER_CITY",
        /// A partnership of another form.
        Partnership = "PARTNERSHIP",
        /// A project with an end in view.
        Project = "PROJECT",
        /// An agreement of many parties.
        MultilateralAgreement = "MULTILATERAL_AGREEMENT",
        /// A form that a source names and this list does not.
        Other = "OTHER",
    }

    /// The state of a cooperation at a date. Null where no source tells.
    Status {
        /// It runs.
        Running = "RUNNING",
        /// It came to its end.
        Ended = "ENDED",
        /// It failed.
        Failed = "FAILED",
    }

    /// The role of a party in a cooperation.
    PartyRole {
        /// A party among equals.
        Party = "PARTY",
        /// The party that leads.
        Lead = "LEAD",
        /// An observer.
        Observer = "OBSERVER",
    }

    /// The form of a signed document. Null where no source tells.
    InstrumentKind {
        /// Memorandum of understanding.
        Mou = "MOU",
        /// Letter of intent.
        Loi = "LOI",
        /// Agreement.
        Agreement = "AGREEMENT",
        /// Treaty under international law.
        Treaty = "TREATY",
        /// A form that a source names and this list does not.
        Other = "OTHER",
    }

    /// The part of a source that states something.
    StatedIn {
        /// A table.
        Table = "TABLE",
        /// The running text.
        Text = "TEXT",
        /// Both, in agreement.
        TableAndText = "TABLE_AND_TEXT",
    }

    /// How far a cooperation has come. It is derived from its instruments, activities and contributions.
    Stage {
        /// A letter of intent was signed, nothing further is known.
        Letter = "LETTER",
        /// A memorandum, an agreement or a treaty was signed.
        Memorandum = "MEMORANDUM",
        /// Something was done under it.
        Programme = "PROGRAMME",
        /// What was done had an effect that a source claims or has measured.
        Outcome = "OUTCOME",
    }

    /// An element of human security (UNDP, Human Development Report 1994).
    SecurityElement {
        /// Assured basic income and work.
        Economic = "ECONOMIC",
        /// Access to food.
        Food = "FOOD",
        /// Protection from disease.
        Health = "HEALTH",
        /// A sound natural environment.
        Environmental = "ENVIRONMENTAL",
        /// Safety from physical violence.
        Personal = "PERSONAL",
        /// Safety in family, community and culture.
        Community = "COMMUNITY",
        /// Respect for basic rights.
        Political = "POLITICAL",
    }

    /// How well an effect is borne out.
    EvidenceGrade {
        /// A source measured it.
        Measured = "MEASURED",
        /// A source claims it.
        Claimed = "CLAIMED",
        /// A source expects or hopes for it.
        Expected = "EXPECTED",
        /// A source says that it is hard to measure.
        HardToMeasure = "HARD_TO_MEASURE",
        /// A source looked and found none.
        NoneFound = "NONE_FOUND",
    }

    /// What sort of obstacle hampers cooperation.
    ObstacleKind {
        /// Money.
        Budget = "BUDGET",
        /// Administration.
        Bureaucracy = "BUREAUCRACY",
        /// Leadership and its aims.
        Leadership = "LEADERSHIP",
        /// The partner, or the gap to it.
        Partner = "PARTNER",
        /// Interests that differ.
        Interests = "INTERESTS",
        /// Unequal power.
        PowerAsymmetry = "POWER_ASYMMETRY",
        /// Sovereignty and identity.
        Sovereignty = "SOVEREIGNTY",
        /// Agreements that are not carried out.
        Implementation = "IMPLEMENTATION",
        /// Another one.
        Other = "OTHER",
    }

    /// What sort of thing cooperation is expected to make possible.
    OpportunityKind {
        /// Trust and understanding.
        Trust = "TRUST",
        /// Solving problems that cross borders.
        SharedProblems = "SHARED_PROBLEMS",
        /// Furthering values held in common.
        SharedValues = "SHARED_VALUES",
        /// Development of a locality.
        LocalDevelopment = "LOCAL_DEVELOPMENT",
        /// Another one.
        Other = "OTHER",
    }

    /// The role of a member in a forum or organisation.
    MembershipRole {
        /// A full member.
        Member = "MEMBER",
        /// A permanent member.
        PermanentMember = "PERMANENT_MEMBER",
        /// An associate member.
        Associate = "ASSOCIATE",
        /// An observer.
        Observer = "OBSERVER",
        /// A participant of a conference.
        Participant = "PARTICIPANT",
    }

    /// What sort of issue an issue is.
    IssueKind {
        /// An aim, such as peace.
        Goal = "GOAL",
        /// A problem, such as climate change.
        Problem = "PROBLEM",
        /// A norm, such as sovereignty.
        Norm = "NORM",
        /// An agenda, such as the New Urban Agenda.
        Agenda = "AGENDA",
        /// An intervention.
        Intervention = "INTERVENTION",
    }

    /// The stance that an actor takes on an issue.
    Stance {
        /// For it.
        Support = "SUPPORT",
        /// Against it.
        Oppose = "OPPOSE",
        /// Abstains.
        Abstain = "ABSTAIN",
        /// Partly for it, partly against it.
        Mixed = "MIXED",
        /// Takes part in shaping it; for or against is not said.
        Participate = "PARTICIPATE",
    }

    /// How a published value is meant.
    Comparator {
        /// Equal to the value.
        Eq = "EQ",
        /// Greater than the value.
        Gt = "GT",
        /// Greater than the value or equal to it.
        Ge = "GE",
        /// Less than the value.
        Lt = "LT",
        /// Less than the value or equal to it.
        Le = "LE",
        /// About the value.
        Approx = "APPROX",
        /// More than half.
        Majority = "MAJORITY",
    }

    /// The kind of a record: the table in which it stands.
    RecordKind {
        /// A data package.
        Package = "PACKAGE",
        /// An actor of any kind.
        Actor = "ACTOR",
        /// A name of an actor.
        ActorName = "ACTOR_NAME",
        /// An actor's id in someone else's register.
        Identifier = "IDENTIFIER",
        /// A cooperation.
        Cooperation = "COOPERATION",
        /// An actor's part in a cooperation.
        Party = "PARTY",
        /// A signed document.
        Instrument = "INSTRUMENT",
        /// A field of cooperation.
        Sector = "SECTOR",
        /// The sector of a cooperation.
        CooperationSector = "COOPERATION_SECTOR",
        /// Something done under a cooperation.
        Activity = "ACTIVITY",
        /// The place of an activity.
        ActivityPlace = "ACTIVITY_PLACE",
        /// A figure of what an activity put out.
        ActivityOutput = "ACTIVITY_OUTPUT",
        /// An effect on human security.
        Contribution = "CONTRIBUTION",
        /// What hampers cooperation.
        Obstacle = "OBSTACLE",
        /// A cooperation that an obstacle hampers.
        ObstacleCooperation = "OBSTACLE_COOPERATION",
        /// What cooperation is expected to make possible.
        Opportunity = "OPPORTUNITY",
        /// A membership in a forum or organisation.
        Membership = "MEMBERSHIP",
        /// What is contested or aimed at.
        Issue = "ISSUE",
        /// A framing of an issue.
        Narrative = "NARRATIVE",
        /// A stance on an issue.
        Position = "POSITION",
        /// A named period.
        Era = "ERA",
        /// A document that statements rest on.
        Source = "SOURCE",
        /// A place in a source.
        Citation = "CITATION",
        /// A published figure.
        Claim = "CLAIM",
    }

    /// What a revision did to a record.
    Operation {
        /// It was made.
        Create = "CREATE",
        /// It was changed.
        Update = "UPDATE",
        /// It was taken out of the network; the log keeps it.
        Retire = "RETIRE",
    }
}
