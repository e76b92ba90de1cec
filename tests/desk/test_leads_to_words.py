"""Whatever a page works out leads to the words it rests on: every stay, move, contact, known cell and finding of a
person, every stay at a place, every line of what needs attention."""

from collections.abc import Callable

import pytest
from django.test import Client

from habeas.acts.decide import decide
from habeas.desk.opened import Desk
from habeas.statements.decisions import Element, Finding, Standard
from habeas.statements.known import Known
from habeas.statements.mention import Kind
from habeas.statements.source import Source
from tests.desk.conftest import ANNA
from tests.desk.moments import NOW
from tests.desk.pages import document

WORDS = ".//a[contains(@href, '?show=')]"


@pytest.fixture
def known(desk: Desk, report: Source, accept_all: Callable[..., list[str]]) -> Known:
    accept_all()
    return desk.case.known()


def one_of(known: Known, kind: Kind, name: str) -> str:
    return next(id_ for id_, one in known.mentions.items() if one.kind is kind and one.name == name)


def test_what_is_worked_out_of_a_person_leads_to_words(desk: Desk, anna: Client, known: Known) -> None:
    petro = one_of(known, Kind.PERSON, "Petro")
    held = next(id_ for id_, one in known.statements.items() if one.fact.claim.name() == "held_at")
    decide(
        desk.case, Finding, petro, seen=known, by=ANNA, at=NOW, reason="his mother has it from him",
        element=Element.DEPRIVATION, is_met=True, standard=Standard.GROUNDS, basis=(held,),
    )  # fmt: skip
    page = document(anna.get(f"/people/{petro}").content)
    lines = {
        "stays and moves": page.xpath("//ol[@class='way']/li"),
        "contacts": page.xpath("//ol[@class='log']/li"),
        "cells": page.xpath("//table[@class='grid']//tr[@class='known']"),
        "findings": page.xpath("//div[@class='found']"),
        "answers": page.xpath("//dl[@class='answers']//div[@class='status']"),
    }
    assert not {name for name, found in lines.items() if not found}
    assert not [name for name, found in lines.items() for line in found if not line.xpath(WORDS)]


def test_who_was_at_a_place_leads_to_words(anna: Client, known: Known) -> None:
    place = next(m.id for m in known.mentions.values() if m.kind is Kind.PLACE and "cellar" in m.name)
    found = document(anna.get(f"/places/{place}").content).xpath("//div[contains(@class, 'spans')]//li")
    stays = [line for line in found if line.xpath(".//a[starts-with(@href, '/people/')]")]
    assert stays
    assert all(line.xpath(WORDS) for line in stays)


def test_every_line_of_today_leads_to_a_page_that_is_there(anna: Client, known: Known) -> None:
    lines = document(anna.get("/today").content).xpath("//section[@class='pressing']//li/a/@href")
    assert lines
    assert {anna.get(str(line).partition("#")[0]).status_code for line in lines} == {200}
