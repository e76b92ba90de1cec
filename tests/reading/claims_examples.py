"""Every trigger word of the lexicon with a sentence that it gives away. Edit a word there: its line here fails.

One line a phrase: the phrase as the lexicon has it, a bar, an invented sentence. All names are of nobody.
"""

EXAMPLES: dict[str, tuple[tuple[str, ...], str]] = {
    "HELD": (
        ("held_at",),
        """
        be behind bars | Petro was behind bars.
        be captive | Petro was captive.
        be detainee | Petro was detainee.
        be hostage | Petro was hostage.
        be imprisoned | Petro was imprisoned.
        be in captivity | Petro was in captivity.
        be in cell | Petro was in cell.
        be in custody | Petro was in custody.
        be in detention | Petro was in detention.
        be in hands | Petro was in the hands of militants.
        be in jail | Petro was in jail.
        be in prison | Petro was in prison.
        be prisoner | Petro was prisoner.
        be under arrest | Petro was under arrest.
        be under guard | Petro was under guard.
        cage | Petro was caged in a cellar in Lviv.
        confine | Petro was confined in a cellar in Lviv.
        hold | Petro was held in a cellar in Lviv.
        hold captive | Petro was held captive in a cellar in Lviv.
        hold hostage | Petro was held hostage in a cellar in Lviv.
        hold prisoner | Petro was held prisoner in a cellar in Lviv.
        hole up | Petro was holed up in a cellar in Lviv.
        imprison | Petro was imprisoned in a cellar in Lviv.
        incarcerate | Petro was incarcerated in a cellar in Lviv.
        intern | Petro was interned in a cellar in Lviv.
        jail | Petro was jailed in a cellar in Lviv.
        keep behind bars | Petro was kept behind bars in a cellar in Lviv.
        keep captive | Petro was kept captive in a cellar in Lviv.
        keep hostage | Petro was kept hostage in a cellar in Lviv.
        keep in captivity | Petro was kept in captivity in a cellar in Lviv.
        keep in custody | Petro was kept in custody in a cellar in Lviv.
        keep in detention | Petro was kept in detention in a cellar in Lviv.
        keep locked | Petro was kept locked in a cellar in Lviv.
        keep prisoner | Petro was kept prisoner in a cellar in Lviv.
        keep under guard | Petro was kept under guard in a cellar in Lviv.
        languish in | Petro is languishing in a cell.
        lock | Petro was locked in a cellar in Lviv.
        lock up | Petro was locked up in a cellar in Lviv.
        serve sentence | Petro is serving a sentence in Lviv.
        share basement | Petro shared a basement with others.
        share cell | Petro shared a cell with two other men.
        share cellar | Petro shared a cellar with others.
        trap | Petro was trapped in a cellar in Lviv.
        bang up | Petro was banged up in a cellar in Lviv.
        be confine | Petro remained confined in a cellar in Lviv.
        coop up | Petro was cooped up in a cellar in Lviv.
        keep inside | Petro was kept inside.
        pen | Petro was penned in a cellar in Lviv.
        pen up | Petro was penned up in a cellar in Lviv.
        shut in | Petro was shut in in a cellar in Lviv.
        shut up | Petro was shut up in a cellar in Lviv.
        wall up | Petro was walled up in a cellar in Lviv.
        """,
    ),
    "SEIZED": (
        ("detained",),
        """
        abduct | Petro was abducted by masked men on Monday.
        apprehend | Petro was apprehended by masked men on Monday.
        arrest | Petro was arrested by masked men on Monday.
        capture | Petro was captured by masked men on Monday.
        cart off | Petro was carted off by masked men on Monday.
        come for | They came for Petro on Monday.
        detain | Petro was detained by masked men on Monday.
        drag away | Petro was dragged away by masked men on Monday.
        drag off | Petro was dragged off by masked men on Monday.
        drive off | Petro was driven off by masked men on Monday.
        grab | Petro was grabbed by masked men on Monday.
        haul away | Petro was hauled away by masked men on Monday.
        kidnap | Petro was kidnapped by masked men on Monday.
        lead away | Petro was led away by masked men on Monday.
        march off | Petro was marched off by masked men on Monday.
        pick up | Petro was picked up by masked men on Monday.
        place under arrest | Petro was placed under arrest by masked men on Monday.
        put in cell | Petro was put in cell by masked men on Monday.
        remand | Petro was remanded by masked men on Monday.
        round up | Petro was rounded up by masked men on Monday.
        seize | Petro was seized by masked men on Monday.
        snatch | Petro was snatched by masked men on Monday.
        take away | Petro was taken away by masked men on Monday.
        take captive | Petro was taken captive by masked men on Monday.
        take hostage | Petro was taken hostage by masked men on Monday.
        take in custody | Petro was taken in custody by masked men on Monday.
        take into custody | Petro was taken into custody by masked men on Monday.
        take prisoner | Petro was taken prisoner by masked men on Monday.
        throw into | Petro was thrown into by masked men on Monday.
        whisk away | Petro was whisked away by masked men on Monday.
        bring into custody | Petro was brought into custody by the police.
        bundle off | Petro was bundled off by masked men on Monday.
        frogmarch | Petro was frogmarched by masked men on Monday.
        hustle away | Petro was hustled away by masked men on Monday.
        lead off | Petro was leaded off by masked men on Monday.
        nab | Petro was nabbed by masked men on Monday.
        pull off | Petro was pulled off by masked men on Monday.
        spirit away | Petro was spirited away by masked men on Monday.
        sweep up | Petro was swept up by masked men on Monday.
        take off | Petro was taken off by masked men on Monday.
        """,
    ),
    "KEPT": (
        ("held_at",),
        """
        hide | Petro was hidden in a cellar.
        house | Petro was housed in a cellar.
        keep | Petro was kept in a cellar.
        lodge | Petro was lodged in a cellar.
        shut | Petro was shut in a cellar.
        store | Petro was stored in a cellar.
        """,
    ),
    "PUT": (
        ("detained",),
        """
        bundle | Petro was bundled into a van.
        force | Petro was forced into a van.
        load | Petro was loaded into a van.
        pack | Petro was packed into a van.
        place | Petro was placed into a van.
        push | Petro was pushed into a van.
        put | Petro was put into a van.
        shove | Petro was shoved into a van.
        stuff | Petro was stuffed into a van.
        throw | Petro was thrown into a van.
        cram | Petro was crammed in a cellar in Lviv.
        dump | Petro was dumped in a cellar in Lviv.
        herd | Petro was herded in a cellar in Lviv.
        squeeze | Petro was squeezed in a cellar in Lviv.
        """,
    ),
    "TAKEN": (
        ("detained",),
        """
        drag | Petro was dragged from his home by masked men.
        get | Petro was got from his home by masked men.
        lead | Petro was led from his home by masked men.
        march | Petro was marched from his home by masked men.
        pluck | Petro was plucked from his home by masked men.
        pull | Petro was pulled from his home by masked men.
        remove | Petro was removed from his home by masked men.
        take | Petro was taken from his home by masked men.
        """,
    ),
    "CONVEYED": (
        ("moved",),
        """
        airlift | Petro was airlifted to Lviv by plane.
        bring | Petro was brought to Lviv by plane.
        bus | Petro was bused to Lviv by plane.
        carry | Petro was carried to Lviv by plane.
        convoy | Petro was convoyed to Lviv by plane.
        deploy | Petro was deployed to Lviv by plane.
        deport | Petro was deported to Lviv by plane.
        drag | Petro was dragged to Lviv by plane.
        drive | Petro was driven to Lviv by plane.
        escort | Petro was escorted to Lviv by plane.
        evacuate | Petro was evacuated to Lviv by plane.
        extradite | Petro was extradited to Lviv by plane.
        ferry | Petro was ferried to Lviv by plane.
        fly | Petro was flown to Lviv by plane.
        hand over | Petro was handed over to Lviv by plane.
        haul | Petro was hauled to Lviv by plane.
        herd | Petro was herded to Lviv by plane.
        lead | Petro was led to Lviv by plane.
        load | Petro was loaded to Lviv by plane.
        march | Petro was marched to Lviv by plane.
        move | Petro was moved to Lviv by plane.
        put on | Petro was put on to Lviv by plane.
        redeploy | Petro was redeployed to Lviv by plane.
        relocate | Petro was relocated to Lviv by plane.
        return | Petro was returned to Lviv by plane.
        rush | Petro was rushed to Lviv by plane.
        send | Petro was sent to Lviv by plane.
        ship | Petro was shipped to Lviv by plane.
        take | Petro was taken to Lviv by plane.
        transfer | Petro was transferred to Lviv by plane.
        transport | Petro was transported to Lviv by plane.
        truck | Petro was trucked to Lviv by plane.
        chauffeur | Petro was chauffeured to Lviv by the guards.
        convey | Petro was conveyed to Lviv by the guards.
        hustle | Petro was hustled to Lviv by the guards.
        put off | Petro was put off the bus by the guards.
        remove | Petro was removed to Lviv by the guards.
        shift | Petro was shifted to Lviv by the guards.
        shuttle | Petro was shuttled to Lviv by the guards.
        whisk | Petro was whisked to Lviv by the guards.
        """,
    ),
    "TRAVELLED": (
        ("moved",),
        """
        come | Petro came to Lviv.
        cross | Petro crossed to Lviv.
        drive | Petro drove to Lviv.
        fly | Petro flew to Lviv.
        go | Petro went to Lviv.
        head | Petro headed to Lviv.
        hitchhike | Petro hitchhiked to Lviv.
        journey | Petro journeyed to Lviv.
        leave for | Petro left for to Lviv.
        make way | Petro made his way to Lviv.
        march | Petro marched to Lviv.
        move | Petro moved to Lviv.
        return | Petro returned to Lviv.
        ride | Petro rode to Lviv.
        sail | Petro sailed to Lviv.
        set off | Petro set off to Lviv.
        set out | Petro set out to Lviv.
        travel | Petro travelled to Lviv.
        walk | Petro walked to Lviv.
        hike | Petro hiked to Lviv.
        set out for | Petro set out for Lviv.
        trek | Petro trekked to Lviv.
        """,
    ),
    "ARRIVED": (
        ("moved",),
        """
        arrive | Petro arrived in Lviv.
        disembark | Petro disembarked in Lviv.
        end up | Petro ended up in Lviv.
        get | Petro got in Lviv.
        land | Petro landed in Lviv.
        reach | Petro reached in Lviv.
        touch down | Petro touched down in Lviv.
        turn up | Petro turned up in Lviv.
        """,
    ),
    "RELEASED": (
        ("released",),
        """
        allow home | Petro was allowed home on Monday.
        exchange | Petro was exchanged on Monday.
        free | Petro was freed on Monday.
        get out | Petro got out on Monday.
        let go | Petro was let go on Monday.
        let out | Petro was let out on Monday.
        liberate | Petro was liberated on Monday.
        pardon | Petro was pardoned on Monday.
        parole | Petro was paroled on Monday.
        ransom | Petro was ransomed on Monday.
        release | Petro was released on Monday.
        send home | Petro was sent home on Monday.
        set free | Petro was set free on Monday.
        swap | Petro was swapped on Monday.
        walk free | Petro was walked free on Monday.
        acquit | Petro was acquited on Monday.
        bail | Petro was bailed on Monday.
        hand back | Petro was handed back on Monday.
        let out of | Petro was let out of the cellar.
        release on bail | Petro was released on bail.
        """,
    ),
    "ESCAPED": (
        ("escaped",),
        """
        abscond | Petro absconded from the prison.
        break free | Petro broke free from the prison.
        break out | Petro broke out from the prison.
        escape | Petro escaped from the prison.
        flee | Petro fled from the prison.
        get away | Petro got away from the prison.
        run away | Petro ran away from the prison.
        run off | Petro ran off from the prison.
        slip away | Petro slipped away from the prison.
        slip out | Petro slipped out from the prison.
        be awol | Petro is AWOL.
        bolt | Petro bolted from the cellar on Monday.
        give slip | Petro gave the guards the slip.
        go awol | Petro went AWOL.
        make escape | Petro made his escape on Monday.
        make run | Petro made a run for it.
        run from | Petro ran from the cellar.
        slip past | Petro slipped past the guards.
        sneak out | Petro sneaked out from the cellar on Monday.
        """,
    ),
    "QUIT": (
        ("refused",),
        """
        defect | The soldiers defected.
        defy | The soldiers defied.
        desert | The soldiers deserted.
        disobey | The soldiers disobeyed.
        down tools | The soldiers downed tools.
        go on strike | The soldiers went on strike.
        lay down arms | The soldiers laid down arms.
        lay down weapons | The soldiers laid down weapons.
        mutiny | The soldiers mutinied.
        opt out | The soldiers opted out.
        quit | The soldiers quit.
        rebel | The soldiers rebelled.
        stop work | The soldiers stopped work.
        strike | The soldiers struck.
        walk out | The soldiers walked out.
        drop weapons | Petro dropped his weapons.
        put down arms | Petro put down his arms.
        refuse serve | Petro refused to serve.
        throw down arms | Petro threw down his arms.
        throw down weapons | Petro threw down his weapons.
        """,
    ),
    "LEAVE": (
        ("refused",),
        """
        abandon | The soldiers abandoned the war.
        break | The soldiers broke the war.
        cancel | The soldiers canceled the war.
        desert | The soldiers deserted the war.
        discharge | The soldiers discharged the war.
        dismiss | The soldiers dismissed the war.
        end | The soldiers ended the war.
        exit | The soldiers exited the war.
        give up | The soldiers gave up the war.
        leave | The soldiers left the war.
        quit | The soldiers quit the war.
        resign | The soldiers resigned the war.
        retire | The soldiers retired the war.
        terminate | The soldiers terminated the war.
        walk off | The soldiers walked off the war.
        withdraw | The soldiers withdrawed the war.
        """,
    ),
    "DEMANDED_ACTS": (
        ("refused",),
        """
        advance | The soldiers refused to advance.
        attack | The soldiers refused to attack.
        board | The soldiers refused to board.
        carry | The soldiers refused to carry.
        clear | The soldiers refused to clear.
        comply | The soldiers refused to comply.
        continue | The soldiers refused to continue.
        cross | The soldiers refused to cross.
        deploy | The soldiers refused to deploy.
        descend | The soldiers refused to descend.
        dig | The soldiers refused to dig.
        do | The soldiers refused to do.
        engage | The soldiers refused to engage.
        enlist | The soldiers refused to enlist.
        enter | The soldiers refused to enter.
        execute | The soldiers refused to execute.
        extend | The soldiers refused to extend.
        fight | The soldiers refused to fight.
        fire | The soldiers refused to fire.
        fly | The soldiers refused to fly.
        follow | The soldiers refused to follow.
        go | The soldiers refused to go.
        guard | The soldiers refused to guard.
        invade | The soldiers refused to invade.
        join | The soldiers refused to join.
        kill | The soldiers refused to kill.
        leave | The soldiers refused to leave.
        load | The soldiers refused to load.
        march | The soldiers refused to march to the front.
        move | The soldiers refused to move.
        obey | The soldiers refused to obey.
        participate | The soldiers refused to participate.
        renew | The soldiers refused to renew.
        report | The soldiers refused to report.
        resume | The soldiers refused to resume.
        return | The soldiers refused to return.
        serve | The soldiers refused to serve.
        shoot | The soldiers refused to shoot.
        sign | The soldiers refused to sign.
        storm | The soldiers refused to storm.
        swear | The soldiers refused to swear.
        take | The soldiers refused to take.
        teach | The soldiers refused to teach.
        work | The soldiers refused to work.
        """,
    ),
    "SUMMONED": (
        ("summoned",),
        """
        call in | Petro was called in by the commander.
        call up | Petro was called up by the commander.
        order appear | Petro was ordered to appear before the commander.
        order come | Petro was ordered to come to the commander.
        order report | Petro was ordered to report to the commander.
        subpoena | Petro was subpoenaed by the commander.
        summon | Petro was summoned by the commander.
        tell appear | Petro was told to appear before the commander.
        tell come | Petro was told to come to the commander.
        tell report | Petro was told to report to the commander.
        bring in | Petro was brought in by the commander.
        call before | Petro was called before the commander.
        haul before | Petro was hauled before the commander.
        haul in | Petro was hauled in by the commander.
        order appear before | Petro was ordered to appear before the commander.
        """,
    ),
    "THREATENED": (
        ("threatened",),
        """
        blackmail | Petro was blackmailed with prison.
        intimidate | Petro was intimidated with prison.
        issue threat | Petro was issued threat with prison.
        make threat | Petro was maked threat with prison.
        threaten | Petro was threatened with prison.
        menace | The commander menaced Petro.
        terrorise | The commander terrorised Petro.
        terrorize | The commander terrorized Petro.
        """,
    ),
    "ILL_TREATED": (
        ("ill_treated",),
        """
        abuse | Petro was abused by the guards.
        assault | Petro was assaulted by the guards.
        beat | Petro was beaten by the guards.
        beat up | Petro was beaten up by the guards.
        blindfold | Petro was blindfolded by the guards.
        brutalise | Petro was brutalised by the guards.
        brutalize | Petro was brutalized by the guards.
        burn | Petro was burned by the guards.
        chain | Petro was chained by the guards.
        choke | Petro was choked by the guards.
        douse | Petro was doused by the guards.
        drown | Petro was drowned by the guards.
        electrocute | Petro was electrocuted by the guards.
        flog | Petro was flogged by the guards.
        gag | Petro was gagged by the guards.
        gas | Petro was gassed by the guards.
        handcuff | Petro was handcuffed by the guards.
        hang | Petro was hung by the guards.
        hit | Petro was hit by the guards.
        hood | Petro was hooded by the guards.
        hose | Petro was hosed by the guards.
        hose down | Petro was hosed down by the guards.
        humiliate | Petro was humiliated by the guards.
        kick | Petro was kicked by the guards.
        maltreat | Petro was maltreated by the guards.
        mistreat | Petro was mistreated by the guards.
        punch | Petro was punched by the guards.
        rape | Petro was raped by the guards.
        shock | Petro was shocked by the guards.
        slap | Petro was slapped by the guards.
        stab | Petro was stabbed by the guards.
        starve | Petro was starved by the guards.
        strangle | Petro was strangled by the guards.
        strike | Petro was struck by the guards.
        strip | Petro was stripped by the guards.
        suffocate | Petro was suffocated by the guards.
        tie up | Petro was tied up by the guards.
        torture | Petro was tortured by the guards.
        whip | Petro was whipped by the guards.
        bludgeon | Petro was bludgeoned by the guards.
        cane | Petro was caned by the guards.
        club | Petro was clubbed by the guards.
        deafen | Petro was deafened by the guards.
        degrade | Petro was degraded by the guards.
        harass | Petro was harassed by the guards.
        knock about | Petro was knocked about by the guards.
        lash | Petro was lashed by the guards.
        manacle | Petro was manacled by the guards.
        manhandle | Petro was manhandled by the guards.
        molest | Petro was molested by the guards.
        pummel | Petro was pummeled by the guards.
        rough up | Petro was roughed up by the guards.
        scald | Petro was scalded by the guards.
        shackle | Petro was shackled by the guards.
        thrash | Petro was thrashed by the guards.
        torment | Petro was tormented by the guards.
        waterboard | Petro was waterboarded by the guards.
        work over | Petro was worked over by the guards.
        """,
    ),
    "INJURED": (
        ("injured",),
        """
        concuss | Petro was concussed by shelling.
        cripple | The blast crippled Petro.
        disable | Petro was disabled by shelling.
        hurt | Petro was hurted by shelling.
        injure | Petro was injured by shelling.
        maim | Petro was maimed by shelling.
        mutilate | Petro was mutilated by shelling.
        wound | Petro was wounded by shelling.
        bruise | Petro was bruised by the guards.
        disfigure | Petro was disfigured by the guards.
        lacerate | Petro was lacerated by the guards.
        mangle | Petro was mangled by the guards.
        scar | Petro was scarred by the guards.
        """,
    ),
    "BREAK": (
        ("injured",),
        """
        break | The guards broke his arm.
        burn | The guards burned his arm.
        burst | The guards burst his arm.
        crack | The guards cracked his arm.
        crush | The guards crushed his arm.
        cut | The guards cut his arm.
        dislocate | The guards dislocated his arm.
        fracture | The guards fractured his arm.
        hurt | The guards hurted his arm.
        injure | The guards injured his arm.
        lose | The guards lost his arm.
        shoot | The guards shooted his arm.
        slash | The guards slashed his arm.
        smash | The guards smashed his arm.
        sprain | The guards sprained his arm.
        wound | The guards wounded his arm.
        """,
    ),
    "DIED": (
        ("died",),
        """
        be dead | Petro is dead.
        commit suicide | Petro committed suicide in the cell.
        die | Petro died in the cell.
        find dead | Petro was found dead in the cell.
        pass away | Petro passed away in the cell.
        perish | Petro perished in the cell.
        succumb | Petro succumbed in the cell.
        be deceased | Petro is deceased.
        bleed to death | Petro bled to death in Lviv.
        drop dead | Petro dropped dead in Lviv.
        find hang | Petro was found hanged.
        freeze to death | Petro froze to death in Lviv.
        hang himself | Petro hanged himself.
        lose life | Petro lost his life in Lviv.
        starve to death | Petro starved to death in Lviv.
        """,
    ),
    "KILLED": (
        ("died",),
        """
        assassinate | Petro was assassinated by the guards.
        beat to death | Petro was beaten to death by the guards.
        execute | Petro was executed by the guards.
        kill | Petro was killed by the guards.
        murder | Petro was murdered by the guards.
        shoot dead | Petro was shot dead by the guards.
        slay | Petro was slain by the guards.
        butcher | Petro was butchered by the guards.
        gun down | Petro was gunned down by the guards.
        lynch | Petro was lynched by the guards.
        massacre | Petro was massacred by the guards.
        put to death | Petro was put to death by the guards.
        slaughter | Petro was slaughtered by the guards.
        """,
    ),
    "CALLED": (
        ("contacted",),
        """
        call | Petro called his mother on Monday.
        call back | Petro called back his mother on Monday.
        call up | Petro called up his mother on Monday.
        dial | Petro dialed his mother on Monday.
        phone | Petro phoned his mother on Monday.
        phone home | Petro phoned home his mother on Monday.
        ring | Petro rang his mother on Monday.
        ring up | Petro rang up his mother on Monday.
        telephone | Petro telephoned his mother on Monday.
        """,
    ),
    "WROTE": (
        ("contacted",),
        """
        email | Petro emailed his mother on Monday.
        message | Petro messaged his mother on Monday.
        text | Petro texted his mother on Monday.
        write | Petro wrote his mother on Monday.
        write to | Petro wrote to his mother on Monday.
        """,
    ),
    "REACHED": (
        ("contacted",),
        """
        be in touch | Petro was in touch with his mother on Monday.
        contact | Petro contacted his mother on Monday.
        get hold | Petro got hold of his mother on Monday.
        get in touch | Petro got in touch with his mother.
        get through | Petro got through to his mother on Monday.
        make contact | Petro made contact with his mother.
        reach | Petro reached his mother on Monday.
        """,
    ),
    "SPOKE": (
        ("contacted",),
        """
        speak | Petro spoke to his mother by phone on Monday.
        talk | Petro talked to his mother by phone on Monday.
        """,
    ),
    "MET": (
        ("contacted",),
        """
        meet | Petro met his mother on Monday.
        visit | Petro visited his mother on Monday.
        """,
    ),
    "SEEN": (
        ("seen",),
        """
        glimpse | Petro was glimpsed in Lviv on Monday.
        notice | Petro was noticed in Lviv on Monday.
        recognise | Petro was recognised in Lviv on Monday.
        recognize | Petro was recognized in Lviv on Monday.
        see | Petro was seen in Lviv on Monday.
        sight | Petro was sighted in Lviv on Monday.
        spot | Petro was spotted in Lviv on Monday.
        """,
    ),
    "LOST": (
        ("no_news",),
        """
        break off contact | Olha broke off contact with her son.
        lose communication | Olha lost communication with her son.
        lose connection | Olha lost connection with her son.
        lose contact | Olha lost contact with her son.
        lose touch | Olha lost touch with her son.
        """,
    ),
    "VANISHED": (
        ("no_news",),
        """
        be missing | Petro is missing.
        disappear | Petro disappeared on Monday.
        fall silent | Petro fell silent on Monday.
        go dark | Petro went dark on Monday.
        go missing | Petro went missing on Monday.
        go silent | Petro went silent on Monday.
        vanish | Petro vanished on Monday.
        """,
    ),
    "STOPPED": (
        ("no_news",),
        """
        be gone | His account is gone.
        be off | His phone is off.
        be silent | His phone is silent.
        break off | His messages broke off on Monday.
        cease | His messages ceased on Monday.
        cut off | His messages cut off on Monday.
        disappear | His messages disappeared on Monday.
        dry up | His messages dried up on Monday.
        end | His messages ended on Monday.
        fall silent | His messages fell silent on Monday.
        go dead | His messages went dead on Monday.
        go silent | His messages went silent on Monday.
        stop | His messages stopped on Monday.
        switch off | His messages switched off on Monday.
        vanish | His messages vanished on Monday.
        """,
    ),
    "FATE_NOUNS": (
        ("no_news",),
        """
        fate | His fate is unknown.
        location | His location is unknown.
        situation | His situation is unknown.
        whereabouts | His whereabouts are unknown.
        """,
    ),
    "UNKNOWN": (
        ("no_news",),
        """
        mystery | His fate is mystery.
        unaccounted | His fate is unaccounted.
        uncertain | His fate is uncertain.
        unclear | His fate is unclear.
        unknown | His fate is unknown.
        """,
    ),
    "NEWS_NOUNS": (
        ("no_news",),
        """
        answer | There has been no answer from Petro since Monday.
        call | There has been no call from Petro since Monday.
        communication | There has been no communication from Petro since Monday.
        contact | There has been no contact from Petro since Monday.
        letter | There has been no letter from Petro since Monday.
        message | There has been no message from Petro since Monday.
        news | There has been no news from Petro since Monday.
        reply | There has been no reply from Petro since Monday.
        sign | There has been no sign from Petro since Monday.
        trace | There has been no trace from Petro since Monday.
        word | There has been no word from Petro since Monday.
        """,
    ),
    "IMPERSONATED": (
        ("impersonated",),
        """
        claim be | Somebody claimed be him.
        impersonate | Somebody impersonated him.
        masquerade as | Somebody masqueraded as him.
        pose as | Somebody posed as him.
        pretend be | Somebody pretended be him.
        """,
    ),
    "APPEALED": (
        ("approached",),
        """
        address | Olha addressed the prosecutor.
        appeal | Olha appealed the prosecutor.
        apply | Olha applied the prosecutor.
        approach | Olha approached the prosecutor.
        ask | Olha asked the prosecutor.
        beg | Olha beged the prosecutor.
        call | Olha called the prosecutor.
        call on | Olha called on the prosecutor.
        complain | Olha complained the prosecutor.
        complain to | Olha complained to the prosecutor.
        contact | Olha contacted the prosecutor.
        demand | Olha demanded the prosecutor.
        email | Olha emailed the prosecutor.
        enquire | Olha enquired the prosecutor.
        file appeal | Olha filed an appeal with the prosecutor.
        file complaint | Olha filed a complaint to the prosecutor.
        file report | Olha filed a report to the prosecutor.
        file request | Olha filed a request to the prosecutor.
        go to | Olha went to the prosecutor.
        inquire | Olha inquired the prosecutor.
        lodge appeal | Olha lodged an appeal with the prosecutor.
        lodge complaint | Olha lodged a complaint to the prosecutor.
        lodge request | Olha lodged a request to the prosecutor.
        petition | Olha petitioned the prosecutor.
        phone | Olha phoned the prosecutor.
        plead | Olha pleaded the prosecutor.
        report to | Olha reported to the prosecutor.
        request | Olha requested the prosecutor.
        ring | Olha rang the prosecutor.
        send appeal | Olha sent an appeal to the prosecutor.
        send complaint | Olha sent a complaint to the prosecutor.
        send enquiry | Olha sent an enquiry to the prosecutor.
        send inquiry | Olha sent an inquiry to the prosecutor.
        send letter | Olha sent a letter to the prosecutor.
        send request | Olha sent a request to the prosecutor.
        submit complaint | Olha submitted a complaint to the prosecutor.
        submit inquiry | Olha submitted an inquiry to the prosecutor.
        submit request | Olha submitted a request to the prosecutor.
        sue | Olha sued the prosecutor.
        telephone | Olha telephoned the prosecutor.
        turn to | Olha turned to the prosecutor.
        urge | Olha urged the prosecutor.
        visit | Olha visited the prosecutor.
        write | Olha wrote the prosecutor.
        write to | Olha wrote to the prosecutor.
        """,
    ),
    "AUTHORITIES": (
        ("approached",),
        """
        administration | Olha turned to the administration for help.
        agency | Olha turned to the agency for help.
        ambassador | Olha turned to the ambassador for help.
        army | Olha turned to the army for help.
        authority | Olha turned to the authority for help.
        base | Olha turned to the base for help.
        battalion | Olha turned to the battalion for help.
        brigade | Olha turned to the brigade for help.
        captain | Olha turned to the captain for help.
        chair | Olha turned to the chair for help.
        chairman | Olha turned to the chairman for help.
        chairwoman | Olha turned to the chairwoman for help.
        chambers | Olha turned to the chambers for help.
        chief | Olha turned to the chief for help.
        colonel | Olha turned to the colonel for help.
        colony | Olha turned to the colony for help.
        command | Olha turned to the command for help.
        commandant | Olha turned to the commandant for help.
        commander | Olha turned to the commander for help.
        commissariat | Olha turned to the commissariat for help.
        commission | Olha turned to the commission for help.
        commissioner | Olha turned to the commissioner for help.
        committee | Olha turned to the committee for help.
        consul | Olha turned to the consul for help.
        consulate | Olha turned to the consulate for help.
        court | Olha turned to the court for help.
        department | Olha turned to the department for help.
        deputy | Olha turned to the deputy for help.
        director | Olha turned to the director for help.
        embassy | Olha turned to the embassy for help.
        garrison | Olha turned to the garrison for help.
        general | Olha turned to the general for help.
        government | Olha turned to the government for help.
        governor | Olha turned to the governor for help.
        head | Olha turned to the head for help.
        headquarters | Olha turned to the headquarters for help.
        hotline | Olha turned to the hotline for help.
        inspector | Olha turned to the inspector for help.
        investigator | Olha turned to the investigator for help.
        jail | Olha turned to the jail for help.
        judge | Olha turned to the judge for help.
        lawmaker | Olha turned to the lawmaker for help.
        leader | Olha turned to the leader for help.
        leadership | Olha turned to the leadership for help.
        lieutenant | Olha turned to the lieutenant for help.
        major | Olha turned to the major for help.
        management | Olha turned to the management for help.
        mayor | Olha turned to the mayor for help.
        military | Olha turned to the military for help.
        minister | Olha turned to the minister for help.
        ministries | Olha turned to the ministries for help.
        ministry | Olha turned to the ministry for help.
        office | Olha turned to the office for help.
        officer | Olha turned to the officer for help.
        official | Olha turned to the official for help.
        ombudsman | Olha turned to the ombudsman for help.
        police | Olha turned to the police for help.
        policeman | Olha turned to the policeman for help.
        president | Olha turned to the president for help.
        prison | Olha turned to the prison for help.
        prosecutor | Olha turned to the prosecutor for help.
        regiment | Olha turned to the regiment for help.
        secretary | Olha turned to the secretary for help.
        senator | Olha turned to the senator for help.
        service | Olha turned to the service for help.
        spokesman | Olha turned to the spokesman for help.
        spokeswoman | Olha turned to the spokeswoman for help.
        station | Olha turned to the station for help.
        superintendent | Olha turned to the superintendent for help.
        unit | Olha turned to the unit for help.
        warden | Olha turned to the warden for help.
        """,
    ),
    "PROMISED": (
        ("promised",),
        """
        assure | The commander assured that they would be released.
        commit | The commander committed that they would be released.
        give assurance | The commander gave assurance that they would be released.
        give promise | The commander gave promise that they would be released.
        give word | The commander gave word that they would be released.
        guarantee | The commander guaranteed that they would be released.
        pledge | The commander pledged that they would be released.
        promise | The commander promised that they would be released.
        swear | The commander swore that they would be released.
        undertake | The commander undertook that they would be released.
        vow | The commander vowed that they would be released.
        """,
    ),
    "HAPPENED": (
        ("outcome",),
        """
        come | The commander promised that they would be released. That did not come.
        come true | The commander promised their release. That did not come true.
        follow | The commander promised that they would be released. That did not follow.
        happen | The commander promised that they would be released. That did not happen.
        materialise | The commander promised that they would be released. That did not materialise.
        materialize | The commander promised that they would be released. That did not materialize.
        occur | The commander promised that they would be released. That did not occur.
        take place | Olha had sent a request to the prosecutor. That did not take place.
        """,
    ),
    "BROKEN_WORD": (
        ("outcome",),
        """
        abandon | The promise was abandoned.
        break | The promise was broken.
        fail | The ministry failed to keep its promise.
        forget | The promise was forgotten.
        ignore | The promise was ignored.
        reject | The promise was rejected.
        turn down | The request was turned down.
        withdraw | The promise was withdrawn.
        """,
    ),
    "KEPT_WORD": (
        ("outcome",),
        """
        carry out | The promise was carried out.
        fulfil | The promise was fulfiled.
        fulfill | The promise was fulfilled.
        honor | The promise was honored.
        honour | The promise was honoured.
        keep | The promise was not kept.
        meet | The promise was met.
        """,
    ),
    "SET_UP": (
        ("site",),
        """
        build | A special camp was builded in Lviv.
        convert | The school was converted into a prison.
        create | A special camp was created in Lviv.
        equip | A special camp was equiped in Lviv.
        establish | A special camp was established in Lviv.
        found | A special camp was founded in Lviv.
        launch | A special camp was launched in Lviv.
        open | A special camp was opened in Lviv.
        operate | A special camp was operated in Lviv.
        organise | A special camp was organised in Lviv.
        organize | A special camp was organized in Lviv.
        run | A special camp was runed in Lviv.
        set up | A special camp was set up in Lviv.
        turn into | The school was turned into a prison.
        use | A camp is used there for prisoners.
        """,
    ),
    "SITES": (
        ("site",),
        """
        basement | There is a new basement for objectors in Lviv.
        camp | There is a new camp for objectors in Lviv.
        cellar | There is a new cellar for objectors in Lviv.
        center | There is a new center for objectors in Lviv.
        centre | There is a new centre for objectors in Lviv.
        colony | There is a new colony for objectors in Lviv.
        compound | There is a new compound for objectors in Lviv.
        detention | There is a new detention for objectors in Lviv.
        dungeon | There is a new dungeon for objectors in Lviv.
        facility | There is a new facility for objectors in Lviv.
        isolator | There is a new isolator for objectors in Lviv.
        jail | There is a new jail for objectors in Lviv.
        lockup | There is a new lockup for objectors in Lviv.
        prison | There is a new prison for objectors in Lviv.
        site | There is a new site for objectors in Lviv.
        ward | There is a new ward for objectors in Lviv.
        """,
    ),
    "GUARDING": (
        ("involved",),
        """
        guard | The cellar is guarded by the police.
        patrol | The cellar is patroled by the police.
        watch | The cellar is watched by the police.
        """,
    ),
    "RUNNING": (
        ("involved",),
        """
        control | The prison is controled by the police.
        head | The prison is headed by the police.
        manage | The prison is managed by the police.
        operate | The prison is operated by the police.
        organise | The prison is organised by the police.
        organize | The prison is organized by the police.
        oversee | The prison is overseed by the police.
        run | The prison is runed by the police.
        staff | The prison is staffed by the police.
        supervise | The prison is supervised by the police.
        """,
    ),
    "NICKNAMED": (
        ("named", "known_as"),
        """
        address | The guards are addressed “the accountants”.
        call | The guards are called “the accountants”.
        dub | The guards are dubed “the accountants”.
        know | The guards are knowed “the accountants”.
        nickname | The guards are nicknamed “the accountants”.
        refer | The guards are refered “the accountants”.
        style | The guards are styled “the accountants”.
        """,
    ),
    "PUBLISHED": (
        ("published",),
        """
        air | The Herald aired a report on Monday.
        broadcast | The Herald broadcasted a report on Monday.
        issue | The Herald issued a report on Monday.
        post | The Herald posted a report on Monday.
        print | The Herald printed a report on Monday.
        publish | The Herald published a report on Monday.
        release | The Herald released a report on Monday.
        """,
    ),
    "WORKS": (
        ("published",),
        """
        account | The Herald published a new account on Monday.
        article | The Herald published a new article on Monday.
        book | The Herald published a new book on Monday.
        document | The Herald published a new document on Monday.
        documentary | The Herald published a new documentary on Monday.
        film | The Herald published a new film on Monday.
        interview | The Herald published a new interview on Monday.
        investigation | The Herald published a new investigation on Monday.
        list | The Herald published a new list on Monday.
        report | The Herald published a new report on Monday.
        statement | The Herald published a new statement on Monday.
        story | The Herald published a new story on Monday.
        study | The Herald published a new study on Monday.
        video | The Herald published a new video on Monday.
        """,
    ),
    "LACKS": (
        ("conditions",),
        """
        air | They were held in a cellar without air.
        bathroom | They were held in a cellar without bathroom.
        bed | They were held in a cellar without bed.
        bedding | They were held in a cellar without bedding.
        blanket | They were held in a cellar without blanket.
        bunk | They were held in a cellar without bunk.
        care | They were held in a cellar without care.
        communication | They were held in a cellar without communication.
        daylight | They were held in a cellar without daylight.
        drink | They were held in a cellar without drink.
        drug | They were held in a cellar without drug.
        electricity | They were held in a cellar without electricity.
        food | They were held in a cellar without food.
        heat | They were held in a cellar without heat.
        heating | They were held in a cellar without heating.
        insulin | They were held in a cellar without insulin.
        latrine | They were held in a cellar without latrine.
        lawyer | They were held in a cellar without lawyer.
        light | They were held in a cellar without light.
        lighting | They were held in a cellar without lighting.
        mattress | They were held in a cellar without mattress.
        meal | They were held in a cellar without meal.
        medication | They were held in a cellar without medication.
        medicine | They were held in a cellar without medicine.
        painkiller | They were held in a cellar without painkiller.
        phone | They were held in a cellar without phone.
        power | They were held in a cellar without power.
        room | They were held in a cellar without room.
        sanitation | They were held in a cellar without sanitation.
        space | They were held in a cellar without space.
        sunlight | They were held in a cellar without sunlight.
        telephone | They were held in a cellar without telephone.
        toilet | They were held in a cellar without toilet.
        treatment | They were held in a cellar without treatment.
        ventilation | They were held in a cellar without ventilation.
        visit | They were held in a cellar without visit.
        warmth | They were held in a cellar without warmth.
        water | They were held in a cellar without water.
        window | They were held in a cellar without window.
        """,
    ),
    "STATES": (
        ("conditions",),
        """
        airless | They were held in a airless cellar.
        cold | They were held in a cold cellar.
        cramped | They were held in a cramped cellar.
        crowded | They were held in a crowded cellar.
        damp | They were held in a damp cellar.
        dark | They were held in a dark cellar.
        filthy | They were held in a filthy cellar.
        flooded | They were held in a flooded cellar.
        freezing | They were held in a freezing cellar.
        hungry | They were held in a hungry cellar.
        overcrowded | They were held in a overcrowded cellar.
        stuffy | They were held in a stuffy cellar.
        unheated | They were held in a unheated cellar.
        unlit | They were held in a unlit cellar.
        wet | They were held in a wet cellar.
        windowless | They were held in a windowless cellar.
        """,
    ),
    "LOCKUPS": (
        ("held_at",),
        """
        barracks | Petro was kept in a barracks.
        basement | Petro was kept in a basement.
        brig | Petro was kept in a brig.
        bunker | Petro was kept in a bunker.
        cage | Petro was kept in a cage.
        camp | Petro was kept in a camp.
        captivity | Petro was kept in a captivity.
        cell | Petro was kept in a cell.
        cellar | Petro was kept in a cellar.
        colony | Petro was kept in a colony.
        compound | Petro was kept in a compound.
        container | Petro was kept in a container.
        custody | Petro was kept in a custody.
        depot | Petro was kept in a depot.
        detention | Petro was kept in a detention.
        dungeon | Petro was kept in a dungeon.
        garage | Petro was kept in a garage.
        guardhouse | Petro was kept in a guardhouse.
        hangar | Petro was kept in a hangar.
        hole | Petro was kept in a hole.
        isolator | Petro was kept in a isolator.
        jail | Petro was kept in a jail.
        lockup | Petro was kept in a lockup.
        penitentiary | Petro was kept in a penitentiary.
        pit | Petro was kept in a pit.
        prison | Petro was kept in a prison.
        shed | Petro was kept in a shed.
        stockade | Petro was kept in a stockade.
        tent | Petro was kept in a tent.
        warehouse | Petro was kept in a warehouse.
        """,
    ),
    "STAYING_PLACES": (
        ("held_at",),
        """
        basement | On Monday Petro was still in the basement.
        captivity | Petro was still in captivity.
        cell | On Monday Petro was still in the cell.
        cellar | On Monday Petro was still in the cellar.
        colony | On Monday Petro was still in the colony.
        custody | Petro was still in custody.
        detention | Petro was still in detention.
        dungeon | On Monday Petro was still in the dungeon.
        jail | On Monday Petro was still in the jail.
        pit | On Monday Petro was still in the pit.
        prison | On Monday Petro was still in the prison.
        stockade | On Monday Petro was still in the stockade.
        """,
    ),
    "BODY_PARTS": (
        ("injured",),
        """
        ankle | The guards broke his ankle.
        arm | The guards broke his arm.
        back | The guards broke his back.
        collarbone | The guards broke his collarbone.
        ear | The guards broke his ear.
        elbow | The guards broke his elbow.
        eye | The guards broke his eye.
        face | The guards broke his face.
        finger | The guards broke his finger.
        foot | The guards broke his foot.
        hand | The guards broke his hand.
        head | The guards broke his head.
        hip | The guards broke his hip.
        jaw | The guards broke his jaw.
        knee | The guards broke his knee.
        leg | The guards broke his leg.
        nose | The guards broke his nose.
        rib | The guards broke his rib.
        shoulder | The guards broke his shoulder.
        skull | The guards broke his skull.
        spine | The guards broke his spine.
        teeth | The guards broke his teeth.
        thumb | The guards broke his thumb.
        toe | The guards broke his toe.
        tooth | The guards broke his tooth.
        vein | The guards broke his vein.
        wrist | The guards broke his wrist.
        """,
    ),
    "AILMENTS": (
        ("described",),
        """
        allergy | Petro has a allergy.
        asthma | Petro has asthma.
        cancer | Petro has cancer.
        concussion | Petro has a concussion.
        condition | Petro has a condition.
        diabetes | Petro has had diabetes since childhood.
        disability | Petro has a disability.
        disease | Petro has a disease.
        epilepsy | Petro has had epilepsy since childhood.
        hepatitis | Petro has hepatitis.
        hiv | Petro has hiv.
        hypertension | Petro has hypertension.
        illness | Petro has a illness.
        inhaler | Petro has a inhaler.
        insulin | Petro has a insulin.
        medication | Petro has a medication.
        medicine | Petro has a medicine.
        operation | Petro has a operation.
        seizure | Petro has a seizure.
        surgery | Petro has a surgery.
        treatment | Petro has a treatment.
        tuberculosis | Petro has tuberculosis.
        ulcer | Petro has a ulcer.
        """,
    ),
    "VEHICLES": (
        ("moved",),
        """
        air | Petro was taken to Lviv by air.
        aircraft | Petro was taken to Lviv by aircraft.
        airplane | Petro was taken to Lviv by airplane.
        ambulance | Petro was taken to Lviv by ambulance.
        barge | Petro was taken to Lviv by barge.
        boat | Petro was taken to Lviv by boat.
        bus | Petro was taken to Lviv by bus.
        car | Petro was taken to Lviv by car.
        chopper | Petro was taken to Lviv by chopper.
        convoy | Petro was taken to Lviv by convoy.
        ferry | Petro was taken to Lviv by ferry.
        flight | Petro was taken to Lviv by flight.
        foot | Petro was taken to Lviv by foot.
        helicopter | Petro was taken to Lviv by helicopter.
        jeep | Petro was taken to Lviv by jeep.
        lorry | Petro was taken to Lviv by lorry.
        minibus | Petro was taken to Lviv by minibus.
        minivan | Petro was taken to Lviv by minivan.
        motorcycle | Petro was taken to Lviv by motorcycle.
        pickup | Petro was taken to Lviv by pickup.
        plane | Petro was taken to Lviv by plane.
        rail | Petro was taken to Lviv by rail.
        road | Petro was taken to Lviv by road.
        sea | Petro was taken to Lviv by sea.
        ship | Petro was taken to Lviv by ship.
        taxi | Petro was taken to Lviv by taxi.
        train | Petro was taken to Lviv by train.
        truck | Petro was taken to Lviv by truck.
        van | Petro was taken to Lviv by van.
        vehicle | Petro was taken to Lviv by vehicle.
        """,
    ),
    "UNITS": (
        ("returned_to_unit",),
        """
        army | Petro was sent back to his army.
        barracks | Petro was sent back to his barracks.
        base | Petro was sent back to his base.
        battalion | Petro was sent back to his battalion.
        brigade | Petro was sent back to his brigade.
        company | Petro was sent back to his company.
        division | Petro was sent back to his division.
        fleet | Petro was sent back to his fleet.
        front | Petro was sent back to his front.
        frontline | Petro was sent back to his frontline.
        garrison | Petro was sent back to his garrison.
        line | Petro was sent back to his line.
        platoon | Petro was sent back to his platoon.
        position | Petro was sent back to his position.
        post | Petro was sent back to his post.
        regiment | Petro was sent back to his regiment.
        service | Petro was sent back to his service.
        squadron | Petro was sent back to his squadron.
        trench | Petro was sent back to his trench.
        unit | Petro was sent back to his unit.
        """,
    ),
    "SAID_NO": (
        ("refused",),
        """
        dig in heels | Petro dug in his heels.
        object to order | Petro objected to the order.
        object to war | Petro objected to the war.
        say no | Petro said no.
        say no to | Petro said no to the colonel.
        want out | Petro wants out.
        want out of | Petro wants out of his contract.
        """,
    ),
    "TURNED_DOWN": (
        ("refused",),
        """
        decline | Petro declined the order.
        ignore | Petro ignored the order.
        reject | Petro rejected the order.
        resist | Petro resisted the order.
        turn down | Petro turned down the order.
        """,
    ),
    "LIVESTOCK": (
        ("detained",),
        """
        animal | They put Petro with the animals.
        cattle | They put Petro with the cattle.
        chicken | They put Petro with the chickens.
        cow | They put Petro with the cows.
        dog | They put Petro with the dogs.
        goat | They put Petro with the goats.
        horse | They put Petro with the horses.
        pig | They put Petro with the pigs.
        rat | They put Petro with the rats.
        sheep | They put Petro with the sheep.
        """,
    ),
    "SUMMONED_BY_PAPER": (
        ("summoned",),
        """
        get subpoena | Petro got a subpoena.
        get summons | Petro got a summons.
        give summons | Petro was given a summons.
        hand summons | Petro was handed a summons.
        receive subpoena | Petro received a subpoena.
        receive summons | Petro received a summons.
        serve with paper | Petro was served with his papers.
        serve with papers | Petro was served with papers.
        serve with summons | Petro was served with a summons.
        """,
    ),
    "QUESTIONING": (
        ("summoned",),
        """
        conversation | Petro was called to the station for a conversation.
        explanation | Petro was called to the station for an explanation.
        hearing | Petro was called to the station for a hearing.
        interrogation | Petro was called to the station for interrogation.
        interview | Petro was called to the station for a interview.
        question | Petro was called to the station for questioning.
        questioning | Petro was called to the station for questioning.
        talk | Petro was called to the station for a talk.
        """,
    ),
    "PUNISHED": (
        ("threatened",),
        """
        arrest | The officer told them they would be arrested if they left.
        beat | The officer told them they would be beaten if they left.
        charge | The officer told them they would be charged if they left.
        conscript | The officer told them they would be conscripted if they left.
        detain | The officer told them they would be detained if they left.
        dismiss | The officer told them they would be dismissed if they left.
        disown | The officer told them they would be disowned if they left.
        execute | The officer told them they would be executed if they left.
        expel | The officer told them they would be expelled if they left.
        fire on | The officer told them they would be fired on if they left.
        hang | The officer told them they would be hanged if they left.
        imprison | The officer told them they would be imprisoned if they left.
        jail | The officer told them they would be jailed if they left.
        kill | The officer told them they would be killed if they left.
        lock up | The officer told them they would be locked up if they left.
        prosecute | The officer told them they would be prosecuted if they left.
        punish | The officer told them they would be punished if they left.
        sentence | The officer told them they would be sentenced if they left.
        shell | The officer told them they would be shelled if they left.
        shoot | The officer told them they would be shot if they left.
        strike off | The officer told them they would be struck off if they left.
        try | The officer told them they would be tried if they left.
        """,
    ),
    "SLOPS": (
        ("conditions",),
        """
        crumb | Petro was given crumb in the cellar.
        crumbs | Petro was given crumbs in the cellar.
        crust | Petro was given crust in the cellar.
        gruel | Petro was given gruel in the cellar.
        leftovers | Petro was given leftovers in the cellar.
        scrap | Petro was given scrap in the cellar.
        scraps | Petro was given scraps in the cellar.
        slop | Petro was given slop in the cellar.
        slops | Petro was given slops in the cellar.
        swill | Petro was given swill in the cellar.
        """,
    ),
    "WEIGHTS": (
        ("conditions",),
        """
        kg | Petro lost 12 kg.
        kgs | Petro lost 12 kgs.
        kilo | Petro lost 12 kilo.
        kilogram | Petro lost 12 kilogram.
        kilogramme | Petro lost 12 kilogramme.
        kilos | Petro lost 12 kilos.
        pound | Petro lost 12 pound.
        stone | Petro lost 12 stone.
        weight | Petro lost 12 weight.
        """,
    ),
    "WOUNDS": (
        ("injured",),
        """
        bruise | Petro had a bruise on his back.
        bruises | Petro had bruises on his back.
        burn | Petro had a burn on his back.
        burns | Petro had burns on his back.
        concussion | Petro had a concussion on his back.
        cut | Petro had a cut on his back.
        fracture | Petro had a fracture on his back.
        gash | Petro had a gash on his back.
        haematoma | Petro had a haematoma on his back.
        hematoma | Petro had a hematoma on his back.
        injuries | Petro had injuries on his back.
        injury | Petro had an injury on his back.
        laceration | Petro had a laceration on his back.
        wound | Petro had a wound on his back.
        """,
    ),
    "KEPT_FROM": (
        ("conditions",),
        """
        call | Petro was not allowed to call.
        contact | Petro was not allowed to contact.
        drink | Petro was not allowed to drink.
        eat | Petro was not allowed to eat.
        leave | Petro was not allowed to leave.
        phone | Petro was not allowed to phone.
        ring | Petro was not allowed to ring.
        shower | Petro was not allowed to shower.
        sit | Petro was not allowed to sit.
        sleep | Petro was not allowed to sleep.
        speak | Petro was not allowed to speak.
        talk | Petro was not allowed to talk.
        telephone | Petro was not allowed to telephone.
        wash | Petro was not allowed to wash.
        write | Petro was not allowed to write.
        """,
    ),
    "LEAVES": (
        ("escaped",),
        """
        authorisation | Petro left his unit without authorisation.
        authorization | Petro left his unit without authorization.
        leave | Petro left his unit without leave.
        permission | Petro left his unit without permission.
        """,
    ),
    "ACT_NOUNS": (
        ("detained", "held_at", "died", "moved", "released"),
        """
        abduction | The abduction of Petro followed on Monday.
        apprehension | The apprehension of Petro followed on Monday.
        arrest | The arrest of Petro followed on Monday.
        captivity | The captivity of Petro followed on Monday.
        capture | The capture of Petro followed on Monday.
        confinement | The confinement of Petro followed on Monday.
        death | The death of Petro followed on Monday.
        deportation | The deportation of Petro to Lviv followed on Monday.
        detention | The detention of Petro followed on Monday.
        evacuation | The evacuation of Petro to Lviv followed on Monday.
        execution | The execution of Petro followed on Monday.
        imprisonment | The imprisonment of Petro followed on Monday.
        incarceration | The incarceration of Petro followed on Monday.
        internment | The internment of Petro followed on Monday.
        kidnapping | The kidnapping of Petro followed on Monday.
        killing | The killing of Petro followed on Monday.
        murder | The murder of Petro followed on Monday.
        release | The release of Petro followed on Monday.
        relocation | The relocation of Petro to Lviv followed on Monday.
        removal | The removal of Petro to Lviv followed on Monday.
        seizure | The seizure of Petro followed on Monday.
        transfer | The transfer of Petro to Lviv followed on Monday.
        """,
    ),
    "FACTIVE": (
        ("detained",),
        """
        acknowledge | The ministry acknowledged the arrest of Petro.
        admit | The ministry admitted the arrest of Petro.
        announce | The ministry announced the arrest of Petro.
        condemn | The ministry condemned the arrest of Petro.
        confirm | The ministry confirmed the arrest of Petro.
        deplore | The ministry deplored the arrest of Petro.
        describe | The ministry described the arrest of Petro.
        document | The ministry documented the arrest of Petro.
        film | The ministry filmed the arrest of Petro.
        follow | The ministry followed the arrest of Petro.
        mourn | The ministry mourned the arrest of Petro.
        protest | The ministry protested the arrest of Petro.
        record | The ministry recorded the arrest of Petro.
        remember | The ministry remembered the arrest of Petro.
        report | The ministry reported the arrest of Petro.
        see | The ministry saw the arrest of Petro.
        witness | The ministry witnessed the arrest of Petro.
        """,
    ),
    "MOMENTS": (
        ("detained",),
        """
        circumstance | Anna was in Lviv on the circumstance of the arrest of Petro.
        date | Anna was in Lviv on the date of the arrest of Petro.
        day | Anna was in Lviv on the day of the arrest of Petro.
        hour | Anna was in Lviv on the hour of the arrest of Petro.
        moment | Anna was in Lviv on the moment of the arrest of Petro.
        morning | Anna was in Lviv on the morning of the arrest of Petro.
        news | Anna was in Lviv on the news of the arrest of Petro.
        night | Anna was in Lviv on the night of the arrest of Petro.
        place | Anna was in Lviv on the place of the arrest of Petro.
        scene | Anna was in Lviv on the scene of the arrest of Petro.
        time | Anna was in Lviv on the time of the arrest of Petro.
        week | Anna was in Lviv on the week of the arrest of Petro.
        """,
    ),
}
"""Table of the lexicon -> (the claims that its words may make, one example a phrase)."""
