package org.ftpdiag.model.seen;

/** Something that a step saw. Observations state facts; what they mean is judged elsewhere. */
public sealed interface Observation
    permits Resolution,
        ConnectAttempt,
        Greeting,
        TlsAnswer,
        TlsAttempt,
        OldTlsVersions,
        Exchange,
        PassiveTry,
        ActiveTry,
        CheckTrial,
        CheckSight,
        Transfer,
        Listing,
        DownloadCheck,
        PathLook,
        UploadCheck,
        SessionRenewal,
        InjectedText,
        SentCommand,
        CredentialRemark {}
